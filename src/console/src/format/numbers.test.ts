import { expect, it } from 'vitest'
import { bytes, deviation, percent, plural, thresholdShare } from './numbers'

it('keeps a decimal where a percentage is close to none or all', () => {
  expect(percent(0.004)).toBe('0.4%')
  expect(percent(0.68)).toBe('68%')
  expect(percent(0.9996)).toBe('99.9%')
  expect(percent(1)).toBe('100%')
  expect(percent(null)).toBe('–')
})

it('changes from a percentage to a multiple at the threshold', () => {
  expect(thresholdShare(0.29)).toBe('29% of threshold')
  expect(thresholdShare(12.4)).toBe('12.4× threshold')
})

it('says nothing about a baseline that is not learned', () => {
  expect(deviation(5, 0)).toBeNull()
  expect(deviation(11.5, 7.05)).toBe('+63%')
  expect(deviation(5, 10)).toBe('−50%')
  expect(deviation(500, 10)).toBe('50.0×')
})

it('counts one thing in the singular', () => {
  expect(plural(1, 'node')).toBe('1 node')
  expect(plural(1200, 'node')).toBe('1,200 nodes')
})

it('prints sizes in decimal units', () => expect(bytes(6_800_000)).toBe('6.8 MB'))
