import { expect, it } from 'vitest'
import { differences } from './difference'
import { auditRequest, validateAudit } from './search'

it('names the members that changed, came and went', () => {
  const before = '{"name":"Lumen","prefixes":["192.0.2.0/24"],"limits":{"a":1,"b":2},"note":"x"}'
  const after = '{"name":"Lumen","prefixes":["192.0.2.0/24","198.51.100.0/24"],"limits":{"a":1,"b":3}}'
  expect(differences(before, after)).toEqual([
    { path: 'prefixes[1]', before: null, after: '198.51.100.0/24' },
    { path: 'limits.b', before: '2', after: '3' },
    { path: 'note', before: 'x', after: null },
  ])
})

it('shows all of what is new or gone', () => {
  expect(differences(null, '{"on":true,"list":[]}')).toEqual([
    { path: 'on', before: null, after: 'true' },
    { path: 'list', before: null, after: '[]' },
  ])
  expect(differences('{"on":true}', null)).toEqual([{ path: 'on', before: 'true', after: null }])
  expect(differences(null, null)).toEqual([])
})

it('asks for whole days, the last included', () => {
  const search = validateAudit({ person: 'ann', from: '2026-11-01', to: '2026-11-30', page: 2, other: 1 })
  expect(auditRequest(search)).toEqual({ person: 'ann', action: undefined, object: undefined, from: '2026-11-01', to: '2026-12-01', limit: 50, offset: 50 })
})
