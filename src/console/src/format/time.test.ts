import { expect, it } from 'vitest'
import { clockMs, dateTime, duration, nearTime, reaction, zoneName } from './time'

const at = Date.UTC(2026, 10, 22, 14, 2, 11, 224)

it('prints UTC whatever the browser is set to', () => {
  expect(clockMs(at, 'utc')).toBe('14:02:11.224')
  expect(dateTime(at, 'utc')).toBe('2026-11-22 14:02:11')
  expect(zoneName('utc')).toBe('UTC')
})

it('adds the date only on another day', () => {
  expect(nearTime(at, 'utc', at + 60_000)).toBe('14:02:11')
  expect(nearTime(at, 'utc', at + 86_400_000)).toBe('11-22 14:02')
})

it.each([
  [38, '38s'],
  [222, '3m 42s'],
  [7500, '2h 05m'],
  [273_600, '3d 4h'],
  [-3, '0s'],
])('prints %d seconds in at most two units', (seconds, text) => expect(duration(seconds)).toBe(text))

it('prints reaction times to the hundredth', () => expect(reaction(0.412)).toBe('0.41'))
