import { expect, it } from 'vitest'
import { readMappings, writeMappings } from './mappings'

it('reads what it writes', () => {
  const roles = [
    { value: 'noc', role: 'readOnly' as const },
    { value: 'cn=lead', role: 'admin' as const },
  ]
  expect(readMappings(writeMappings(roles))).toEqual(roles)
})

it('names the line it cannot read', () => {
  expect(readMappings(['noc = analyst', '', 'x = customer'])).toContain('“x = customer”')
  expect(readMappings(['= admin'])).toContain('“= admin”')
})
