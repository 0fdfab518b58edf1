import { expect, it } from 'vitest'
import { parseDuration, parsePercent, parseRate, percentText, rateText, spanText } from './parse'

it.each([
  ['500 Mbps', 5e8],
  ['500M', 5e8],
  ['2.5 Gbps', 2.5e9],
  ['1,000', 1000],
  ['12 kbit/s', 12_000],
  ['', null],
  ['fast', null],
  ['3 kpps', null],
])('reads the bit rate %s as %s', (text, rate) => expect(parseRate(text, 'bps')).toBe(rate))

it('reads packets where packets are asked for', () => expect(parseRate('216 kpps', 'pps')).toBe(216_000))

it.each([
  ['90', 90],
  ['15 min', 900],
  ['1h 30m', 5400],
  ['2 d', 172_800],
  ['soon', null],
])('reads the span %s as %s', (text, seconds) => expect(parseDuration(text)).toBe(seconds))

it('reads shares as percent', () => {
  expect(parsePercent('70 %')).toBe(0.7)
  expect(parsePercent('0.5')).toBe(0.005)
  expect(parsePercent('half')).toBeNull()
})

it.each([100e6, 2e9, 2.5e9, 216_000, 999])('writes %d bps so that it reads back the same', (rate) =>
  expect(parseRate(rateText(rate, 'bps'), 'bps')).toBe(rate),
)

it.each([10, 60, 90, 900, 3600, 5400, 86_400])('writes %d seconds so that they read back the same', (seconds) =>
  expect(parseDuration(spanText(seconds))).toBe(seconds),
)

it('writes shares so that they read back the same', () => expect(parsePercent(percentText(0.07))).toBe(0.07))
