/** A time range as it stands in the URL: `now`, `now-5m`, or epoch milliseconds. */
export interface RangeSearch {
  from?: string | number
  to?: string | number
  unit?: 'bps'
}

/** The same range resolved against a clock. A live range ends now and moves with it. */
export interface Range {
  from: number
  to: number
  live: boolean
}

export const presets = ['5m', '15m', '1h', '24h'] as const

/** What pages about the past offer instead. */
export const longPresets = ['24h', '7d', '30d', '90d'] as const
export type Preset = (typeof presets)[number] | (typeof longPresets)[number]

const units: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const relative = /^now(?:-(\d{1,5})([smhd]))?$/

function resolvePoint(text: string, now: number): number | null {
  const match = relative.exec(text)
  if (match !== null) return match[1] === undefined ? now : now - Number(match[1]) * (units[match[2] ?? 's'] ?? 1000)
  if (/^\d{12,14}$/.test(text)) return Number(text)
  const parsed = Date.parse(text)
  return Number.isNaN(parsed) ? null : parsed
}

export function resolveRange(search: RangeSearch, now: number): Range {
  const to = resolvePoint(String(search.to ?? 'now'), now) ?? now
  const from = resolvePoint(String(search.from ?? 'now-5m'), now) ?? to - 300_000
  if (from >= to) return { from: now - 300_000, to: now, live: true }
  return { from, to, live: (search.to ?? 'now') === 'now' }
}

export const presetOf = (search: RangeSearch, among: readonly Preset[] = presets, usual: Preset = '5m'): Preset | null =>
  (search.to ?? 'now') === 'now'
    ? (among.find((preset) => `now-${preset}` === (search.from ?? `now-${usual}`)) ?? null)
    : null

/** The default preset stays out of the URL, except where a page has another default. */
export const presetSearch = (preset: Preset, explicit = false, usual: Preset = '5m'): RangeSearch => ({
  from: preset === usual && !explicit ? undefined : `now-${preset}`,
  to: undefined,
})

export const absolute = (from: number, to: number): RangeSearch => ({
  from: Math.round(from),
  to: Math.round(to),
})

/** The range one whole width earlier or later; never past now. */
export function shifted(search: RangeSearch, direction: -1 | 1, now: number): RangeSearch {
  const range = resolveRange(search, now)
  const width = range.to - range.from
  const to = range.to + direction * width
  return to >= now && direction === 1 ? liveAgain(width) : absolute(range.from + direction * width, to)
}

export function widened(search: RangeSearch, now: number): RangeSearch {
  const range = resolveRange(search, now)
  const width = range.to - range.from
  if (range.live || range.to + width / 2 >= now) return liveAgain(width * 2)
  return absolute(range.from - width / 2, range.to + width / 2)
}

function liveAgain(width: number): RangeSearch {
  const minutes = Math.max(1, Math.round(width / 60_000))
  return { from: minutes === 5 ? undefined : `now-${minutes === 1440 ? '24h' : minutes === 60 ? '1h' : `${minutes}m`}`, to: undefined }
}

export function validateRange(search: Record<string, unknown>): RangeSearch {
  const out: RangeSearch = {}
  const from = point(search.from)
  const to = point(search.to)
  if (from !== undefined) out.from = from
  if (to !== undefined) out.to = to
  if (search.unit === 'bps') out.unit = 'bps'
  return out
}

/** Epoch milliseconds stay a number, because the router would put quotes around a string of digits. */
function point(value: unknown): string | number | undefined {
  if ((typeof value !== 'string' && typeof value !== 'number') || resolvePoint(String(value), 0) === null) return undefined
  return Number.isFinite(Number(value)) ? Number(value) : value
}
