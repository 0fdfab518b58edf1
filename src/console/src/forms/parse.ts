import type { Unit } from '../format/rates'

const prefixes: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 }

/** "500 Mbps", "500M" and "500000000" are the same rate; null where the text is none. */
export function parseRate(text: string, unit: Unit): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(pps|bps|bit\/s|b\/s)?$/i.exec(text.trim().replaceAll(',', ''))
  if (match === null) return null
  const named = match[3]?.toLowerCase()
  if (named !== undefined && (named === 'pps') !== (unit === 'pps')) return null
  const scale = prefixes[(match[2] ?? '').toLowerCase()]
  return scale === undefined ? null : Number((Number(match[1]) * scale).toPrecision(12))
}

const spans: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600, d: 86_400 }

/** "90", "90s", "15 min", "1h 30m" in seconds; null where the text is no span. */
export function parseDuration(text: string): number | null {
  const parts = text.trim().toLowerCase()
  if (/^\d+(\.\d+)?$/.test(parts)) return Number(parts)
  if (!/^(\d+(?:\.\d+)?\s*(?:s|min|m|h|d)\s*)+$/.test(parts)) return null
  let seconds = 0
  for (const [, value, unit] of parts.matchAll(/(\d+(?:\.\d+)?)\s*(min|s|m|h|d)/g)) seconds += Number(value) * (spans[unit ?? 's'] ?? 1)
  return seconds
}

/** "70 %", "70" as 0.7; null where the text is no percentage. */
export function parsePercent(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim())
  return match === null ? null : Number((Number(match[1]) / 100).toPrecision(12))
}

/** What is typed for a rate: no more digits than it has. */
export function rateText(rate: number, unit: Unit): string {
  const scale = Object.entries(prefixes)
    .toReversed()
    .find(([, factor]) => rate >= factor) ?? ['', 1]
  const prefix = scale[0] === 'k' ? 'k' : scale[0].toUpperCase()
  return `${Number((rate / scale[1]).toPrecision(6))} ${prefix}${unit}`
}

/** What is typed for a span: whole units only, so that it reads back as the same number. */
export function spanText(seconds: number): string {
  if (seconds >= 86_400 && seconds % 86_400 === 0) return `${seconds / 86_400} d`
  if (seconds >= 3600 && seconds % 3600 === 0) return `${seconds / 3600} h`
  if (seconds >= 60 && seconds % 60 === 0) return `${seconds / 60} min`
  return `${seconds} s`
}

export const percentText = (share: number): string => `${Number((share * 100).toPrecision(6))} %`
