import { expect, it } from 'vitest'
import { series } from '../test/fixtures'
import { learned, seriesFrame } from '../overview/networkFrames'
import { lastValue, maximum, upperBound } from './scale'
import { stack } from './source'

it('stacks columns and keeps a second without data as a gap', () =>
  expect(stack([[1, null, 3], [10, null, null]])).toEqual([
    [1, null, 3],
    [11, null, 3],
  ]))

it('makes room for a threshold near the traffic, not for one far above', () => {
  expect(upperBound(100, [200])).toBeCloseTo(216)
  expect(upperBound(100, [10_000])).toBeCloseTo(108)
})

it('ignores gaps in extremes', () => {
  expect(maximum([[null, 3, undefined, 2]])).toBe(3)
  expect(lastValue([1, 2, null])).toBe(2)
  expect(lastValue([null])).toBeNull()
})

it('hands a gap of the API on to the chart', () => {
  const { data } = seriesFrame(series([10, null, 12]), 'pps')
  expect(data[3]).toEqual([10, null, 12])
})

it('leaves out references that are not learned', () => expect(learned([0, 5, null])).toEqual([null, 5, null]))
