import { readFileSync } from 'node:fs'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { expect, it } from 'vitest'

it('has types generated from the document the server committed', async () => {
  const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as OpenAPI3
  const generated = astToString(await openapiTS(document)).trim()
  expect(readFileSync('src/api/api.d.ts', 'utf8')).toContain(generated)
})
