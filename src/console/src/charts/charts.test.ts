import { expect, it } from 'vitest'
import { series } from '../test/fixtures'
import { learned, seriesFrame } from '../overview/networkFrames'
import { placeFlags, placeLabel } from './annotations'
import { droppedRun } from './droppedLabel'
import { lastLevel, lastValue, levels, maximum, upperBound } from './scale'
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

it('draws what was dropped on top of what was delivered, only where something was', () => {
  const { data, values } = seriesFrame({ ...series([10, 10, 10, 10, 10]), deliveredPps: [10, 10, 4, 4, null], droppedPps: [0, 0, 6, 6, null] }, 'pps')
  expect(data[3]).toEqual([10, 10, 4, 4, null])
  expect(data[4]).toEqual([null, 10, 10, 10, null])
  expect(values?.[3]).toEqual([0, 0, 6, 6, null])
})

it('draws what was dropped in bits too', () => {
  const { data, values } = seriesFrame({ ...series([10, 10]), deliveredBps: [10, 4], droppedBps: [0, 60] }, 'bps')
  expect(data[3]).toEqual([10, 4])
  expect(data[4]).toEqual([10, 64])
  expect(values?.[3]).toEqual([0, 60])
})

it('draws no dropped area where nothing was dropped', () => {
  const { data } = seriesFrame(series([10, 10]), 'bps')
  expect(data).toHaveLength(6)
  expect(data[4]).toEqual([null, null])
})

it('names the longest stretch of dropping, and of two the newer', () => {
  expect(droppedRun([0, 5, 6, 0, 0, 0, 0, 7, 8, 9, 0], 0, 10)).toEqual({ first: 7, last: 9, rate: 8 })
  expect(droppedRun([5, 6, 0, 0, 0, 0, 7, 8], 0, 7)).toEqual({ first: 6, last: 7, rate: 7.5 })
  expect(droppedRun([4, 6, null, 0, 2], 0, 4)).toEqual({ first: 0, last: 4, rate: 2.4 })
  expect(droppedRun([5, 6, 0, 7, 8], 0, 1)).toEqual({ first: 0, last: 1, rate: 5.5 })
  expect(droppedRun([0, null], 0, 1)).toBeNull()
})

it('leaves out references that are not learned', () => expect(learned([0, 5, null])).toEqual([null, 5, null]))

it('puts two flags of nearly the same moment back to back', () => {
  const [detected, onset] = placeFlags([{ text: 'Onset', x: 100, width: 40 }, { text: 'Detected', x: 101, width: 90 }], 500)
  expect(detected).toMatchObject({ text: 'Detected', left: 101, named: true })
  expect(onset).toMatchObject({ text: 'Onset', left: 61, named: true })
})

it('keeps a flag inside the chart and drops the name that then has no place', () => {
  const [detected, onset] = placeFlags([{ text: 'Onset', x: 480, width: 40 }, { text: 'Detected', x: 481, width: 90 }], 500)
  expect(detected).toMatchObject({ left: 410, named: true })
  expect(onset?.named).toBe(false)
})

it('keeps the order of two flags of the same moment', () => {
  const [detected, onset] = placeFlags([{ text: 'Onset', x: 100, width: 40 }, { text: 'Detected', x: 100, width: 90 }], 500)
  expect(detected).toMatchObject({ text: 'Detected', left: 100 })
  expect(onset).toMatchObject({ text: 'Onset', left: 60 })
})

it('draws no wall where a threshold steps down, and knows where its last level begins', () => {
  expect(levels([9e6, 9e6, 5000, 5010, 5020])).toEqual([9e6, 9e6, null, 5010, 5020])
  expect(lastLevel([9e6, 9e6, null, 5010, 5020])).toEqual({ value: 5020, start: 3 })
  expect(lastLevel([null, null])).toBeNull()
})

it('names of lines stand beside each other, or on the other side of their line, but never over one another or below the plot', () => {
  const room = { edge: 300, top: 20, bottom: 197, row: 18 }
  expect(placeLabel([], 6, 100, room)).toEqual([6, 100])
  expect(placeLabel([{ left: 6, right: 120, y: 96 }], 6, 100, room)).toEqual([120, 100])
  expect(placeLabel([{ left: 6, right: 310, y: 100 }], 6, 100, room)).toEqual([6, 118])
  expect(placeLabel([{ left: 6, right: 310, y: 190 }], 6, 190, room)).toEqual([6, 172])
})
