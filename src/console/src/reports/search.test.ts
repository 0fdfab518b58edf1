import { expect, it } from 'vitest'
import { validateReports, validateVariant } from './search'

it('keeps what an address may say and drops the rest', () => {
  expect(validateReports({ kind: 'sla', customer: '5', page: 2 })).toEqual({ kind: 'sla', customer: 5, page: 2 })
  expect(validateReports({ kind: 'poem', customer: '-1', page: 'x' })).toEqual({ kind: undefined, customer: undefined, page: undefined })
})

it('knows only variants of an incident’s report', () => {
  expect(validateVariant({ kind: 'evidence' })).toEqual({ kind: 'evidence' })
  expect(validateVariant({ kind: 'sla' })).toEqual({ kind: undefined })
})
