import { expect, it } from 'vitest'
import { mitigationsRequest, validateMitigations } from './search'

it('keeps what it knows of an address and drops the rest', () =>
  expect(validateMitigations({ show: 'past', level: 'flowSpec', q: 203, m: '7', page: '1', other: 'x' })).toEqual({ show: 'past', level: 'flowSpec', q: '203', m: 7 }))

it('asks for what is in force unless the past is wanted', () => {
  expect(mitigationsRequest({})).toMatchObject({ state: 'active', offset: 0 })
  expect(mitigationsRequest({ show: 'all', page: 3 })).toMatchObject({ state: undefined, offset: 100 })
})
