import { describe, expect, it } from 'vitest'
import { absolute, presetOf, presetSearch, resolveRange, shifted, validateRange, widened } from './range'

const now = 1_800_000_000_000
const minute = 60_000

it('is the last five minutes when the URL says nothing', () =>
  expect(resolveRange({}, now)).toEqual({ from: now - 5 * minute, to: now, live: true }))

it('reads relative and absolute bounds', () => {
  expect(resolveRange({ from: 'now-1h', to: 'now-30m' }, now)).toEqual({ from: now - 60 * minute, to: now - 30 * minute, live: false })
  expect(resolveRange(absolute(now - 9000, now - 1000), now)).toEqual({ from: now - 9000, to: now - 1000, live: false })
})

it('falls back when the bounds are the wrong way round', () => expect(resolveRange({ from: 'now', to: 'now-5m' }, now).live).toBe(true))

it('drops what is not a time', () =>
  expect(validateRange({ from: 'yesterday', to: '<script>', unit: 'bps', other: 1 })).toEqual({ unit: 'bps' }))

it('keeps epoch bounds as numbers however they are written', () =>
  expect(validateRange({ from: '1800000000000' })).toEqual({ from: 1_800_000_000_000 }))

it('knows its presets', () => {
  expect(presetOf({})).toBe('5m')
  expect(presetOf({ from: 'now-1h' })).toBe('1h')
  expect(presetOf({ from: 'now-7m' })).toBeNull()
  expect(presetOf({ from: 'now-5m', to: 'now-1m' })).toBeNull()
  expect(presetSearch('5m').from).toBeUndefined()
  expect(presetSearch('5m', true).from).toBe('now-5m')
})

describe('shifting', () => {
  it('goes one range back', () =>
    expect(resolveRange(shifted({}, -1, now), now)).toEqual({ from: now - 10 * minute, to: now - 5 * minute, live: false }))

  it('becomes live again instead of passing now', () => expect(shifted(absolute(now - 6 * minute, now - minute), 1, now)).toEqual({}))
})

it('zooms out to twice the width', () => {
  expect(widened({}, now).from).toBe('now-10m')
  expect(resolveRange(widened(absolute(now - 60 * minute, now - 40 * minute), now), now)).toMatchObject({ from: now - 70 * minute, to: now - 30 * minute })
})
