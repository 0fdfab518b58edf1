export type Zone = 'utc' | 'local'

interface Fields {
  date: string
  clock: string
  milliseconds: string
}

const two = (value: number): string => String(value).padStart(2, '0')

function fields(at: number, zone: Zone): Fields {
  const d = new Date(at)
  const milliseconds = String(d.getMilliseconds()).padStart(3, '0')
  return zone === 'utc'
    ? {
        date: `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`,
        clock: `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`,
        milliseconds,
      }
    : {
        date: `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`,
        clock: `${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`,
        milliseconds,
      }
}

export const epoch = (at: string | number): number => (typeof at === 'number' ? at : Date.parse(at))

export const clock = (at: string | number, zone: Zone): string => fields(epoch(at), zone).clock

export const shortClock = (at: string | number, zone: Zone): string => clock(at, zone).slice(0, 5)

export function clockMs(at: string | number, zone: Zone): string {
  const parts = fields(epoch(at), zone)
  return `${parts.clock}.${parts.milliseconds}`
}

export function dateTime(at: string | number, zone: Zone): string {
  const parts = fields(epoch(at), zone)
  return `${parts.date} ${parts.clock}`
}

/** The clock alone on the same day as `now`, with the date in front otherwise. */
export function nearTime(at: string | number, zone: Zone, now: number): string {
  const parts = fields(epoch(at), zone)
  return parts.date === fields(now, zone).date ? parts.clock : `${parts.date.slice(5)} ${parts.clock.slice(0, 5)}`
}

export function zoneName(zone: Zone, at = Date.now()): string {
  if (zone === 'utc') return 'UTC'
  const offset = -new Date(at).getTimezoneOffset()
  if (offset === 0) return 'UTC+0'
  const hours = Math.trunc(Math.abs(offset) / 60)
  const minutes = Math.abs(offset) % 60
  return `UTC${offset > 0 ? '+' : '−'}${hours}${minutes === 0 ? '' : `:${two(minutes)}`}`
}

/** A span in at most two units: 38s, 3m 42s, 2h 05m, 3d 4h. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds))
  if (s < 60) return `${s}s`
  if (s < 3600) return `${Math.floor(s / 60)}m ${two(s % 60)}s`
  if (s < 86400) return `${Math.floor(s / 3600)}h ${two(Math.floor((s % 3600) / 60))}m`
  return `${Math.floor(s / 86400)}d ${Math.floor((s % 86400) / 3600)}h`
}

/** Reaction times, to the hundredth below ten seconds. */
export function reaction(seconds: number): string {
  return seconds < 10 ? seconds.toFixed(2) : seconds < 100 ? seconds.toFixed(1) : seconds.toFixed(0)
}
