export type Unit = 'pps' | 'bps'

/** What else a chart can measure: how many, and how long. */
export type Measure = Unit | 'count' | 's'

export interface Quantity {
  value: string
  unit: string
}

const prefixes = ['', 'k', 'M', 'G', 'T'] as const

/** SI decimal rate with three significant digits: 1,234,567 pps is 1.23 Mpps, never a binary multiple. */
export function rateParts(rate: number | null | undefined, unit: Unit): Quantity {
  if (rate === null || rate === undefined || !Number.isFinite(rate)) return { value: '–', unit: '' }
  let step = 0
  let scaled = Math.abs(rate)
  // 999.5 would print as 1000 at three digits, so it already belongs to the next prefix.
  while (scaled >= 999.5 && step < prefixes.length - 1) {
    scaled /= 1000
    step++
  }
  const sign = rate < 0 ? '−' : ''
  return { value: sign + significant(scaled, step === 0), unit: `${prefixes[step]}${unit}` }
}

export function formatRate(rate: number | null | undefined, unit: Measure): string {
  if (unit === 'count' || unit === 's') return rate === null || rate === undefined ? '–' : plain(rate, unit)
  const parts = rateParts(rate, unit)
  return parts.unit === '' ? parts.value : `${parts.value} ${parts.unit}`
}

/** The same rate for an axis label: no trailing zeros. */
export function axisRate(rate: number, unit: Measure): string {
  if (rate === 0) return '0'
  if (unit === 'count' || unit === 's') return plain(rate, unit)
  const { value, unit: scaled } = rateParts(rate, unit)
  return `${value.includes('.') ? value.replace(/\.?0+$/, '') : value} ${scaled}`
}

/** Every digit, for tooltips and titles. */
export function exactRate(rate: number | null | undefined, unit: Measure): string {
  if (rate === null || rate === undefined) return 'no data'
  return unit === 'count' || unit === 's' ? plain(rate, unit) : `${Math.round(rate).toLocaleString('en-US')} ${unit}`
}

const plain = (value: number, unit: 'count' | 's'): string => (unit === 'count' ? value.toLocaleString('en-US') : `${Number(value.toFixed(value < 10 ? 2 : 0))} s`)

function significant(value: number, whole: boolean): string {
  if (value === 0) return '0'
  if (value >= 99.95) return value.toFixed(0)
  // Below one thousand there is no prefix; a fraction of a packet says nothing once there are ten of them.
  if (whole && value >= 9.995) return value.toFixed(0)
  if (value >= 9.995) return value.toFixed(1)
  return value.toFixed(whole && Number.isInteger(value) ? 0 : 2)
}
