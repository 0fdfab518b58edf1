export const count = (value: number): string => Math.round(value).toLocaleString('en-US')

/** A share between 0 and 1 as a percentage; one decimal only near the ends, where it matters. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return '–'
  const value = share * 100
  if (value !== 0 && value < 0.95) return `${value.toFixed(1)}%`
  if (value > 99 && value < 100) return `${(Math.floor(value * 10) / 10).toFixed(1)}%`
  return `${value.toFixed(0)}%`
}

export const times = (ratio: number): string => `${ratio >= 99.95 ? ratio.toFixed(0) : ratio.toFixed(1)}×`

/** A threshold share as words: a percentage below the threshold, a multiple above it. */
export function thresholdShare(share: number): string {
  return share >= 1 ? `${times(share)} threshold` : `${percent(share)} of threshold`
}

/** A signed deviation from a reference, or nothing when there is no reference yet. */
export function deviation(value: number, reference: number): string | null {
  if (!(reference > 0)) return null
  const change = Math.round((value / reference - 1) * 100)
  if (change > 999) return times(value / reference)
  return change > 0 ? `+${change}%` : change < 0 ? `−${-change}%` : '±0%'
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

export function bytes(value: number): string {
  let step = 0
  let scaled = value
  while (scaled >= 999.5 && step < units.length - 1) {
    scaled /= 1000
    step++
  }
  return `${step === 0 || scaled >= 99.95 ? scaled.toFixed(0) : scaled.toFixed(1)} ${units[step]}`
}

export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`
