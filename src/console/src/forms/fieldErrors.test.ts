import { expect, it } from 'vitest'
import { ApiError } from '../api/client'
import { errorsAt, errorsElsewhere, fieldErrors, hasUnreadable } from './fieldErrors'

const errors = fieldErrors(new ApiError(400, { errors: { 'levels.FlowSpec.ttl': ['Must be at least a minute.'], order: ['Names a level twice.'] } }))

it('finds what is wrong with a field whatever its case', () => {
  expect(errorsAt(errors, 'levels.flowSpec.ttl')).toEqual(['Must be at least a minute.'])
  expect(errorsAt(errors, 'levels.flowSpec.mode')).toEqual([])
})

it('loses no error that has no field on the form', () =>
  expect(errorsElsewhere(errors, (field) => field.startsWith('levels.'))).toEqual(['order: Names a level twice.']))

it('knows a form with something that cannot be read', () => {
  expect(hasUnreadable({ levels: [{ ttl: Number.NaN }] })).toBe(true)
  expect(hasUnreadable({ levels: [{ ttl: 60, limit: null }] })).toBe(false)
})
