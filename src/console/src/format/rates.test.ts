import { describe, expect, it } from 'vitest'
import { axisRate, exactRate, formatRate } from './rates'

describe('formatRate', () => {
  it.each([
    [0, '0 pps'],
    [1, '1 pps'],
    [0.42, '0.42 pps'],
    [12.4, '12 pps'],
    [999, '999 pps'],
    [999.6, '1.00 kpps'],
    [1000, '1.00 kpps'],
    [72_000, '72.0 kpps'],
    [892_000, '892 kpps'],
    [999_500, '1.00 Mpps'],
    [2_710_000, '2.71 Mpps'],
    [1.5e13, '15.0 Tpps'],
  ])('prints %d with three significant digits', (rate, text) => expect(formatRate(rate, 'pps')).toBe(text))

  it('is decimal, never binary', () => expect(formatRate(1024, 'bps')).toBe('1.02 kbps'))

  it('shows a dash where nothing was measured', () => {
    expect(formatRate(null, 'pps')).toBe('–')
    expect(formatRate(Number.NaN, 'pps')).toBe('–')
  })
})

it('drops trailing zeros on an axis', () => {
  expect(axisRate(2_500_000, 'pps')).toBe('2.5 Mpps')
  expect(axisRate(3e9, 'bps')).toBe('3 Gbps')
  expect(axisRate(0, 'bps')).toBe('0')
  expect(axisRate(100_000, 'pps')).toBe('100 kpps')
})

it('keeps every digit for the tooltip', () => expect(exactRate(1_234_567.4, 'pps')).toBe('1,234,567 pps'))
