import type { AlertMatch, Alerting, WeeklyHours } from '../../api/alertingTypes'
import type { DayOfWeek } from '../../api/types'

export const days: readonly (readonly [DayOfWeek, string])[] = [
  ['monday', 'Mo'],
  ['tuesday', 'Tu'],
  ['wednesday', 'We'],
  ['thursday', 'Th'],
  ['friday', 'Fr'],
  ['saturday', 'Sa'],
  ['sunday', 'Su'],
]

/** What people choose from when they say for how long. */
export const spans: readonly (readonly [string, string])[] = [
  ['900', '15 minutes'],
  ['3600', '1 hour'],
  ['14400', '4 hours'],
  ['28800', '8 hours'],
  ['86400', '1 day'],
  ['604800', '1 week'],
]

/** "at least high, POP FRA, customer Customer X"; "every incident" when nothing is set. */
export function matchText(match: AlertMatch): string {
  const parts = [
    match.atLeast == null || match.atLeast === 'low' ? '' : `at least ${match.atLeast}`,
    list('customer', match.customers),
    list('POP', match.pops),
    list('node', match.nodes),
    list('family', match.families),
    match.target == null ? '' : `target in ${match.target}`,
    match.incident == null ? '' : `INC-${match.incident}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'every incident' : parts.join(', ')
}

const list = (what: string, values: readonly string[] | null | undefined): string => (values == null || values.length === 0 ? '' : `${what} ${values.join(' or ')}`)

/** "Mo Tu 22:00 to 06:00 Europe/Berlin". */
export const weeklyText = ({ days: chosen, from, to, zone }: WeeklyHours): string =>
  `${days
    .filter(([day]) => chosen.includes(day))
    .map(([, label]) => label)
    .join(' ')} ${from} to ${to} ${zone}`

/** "at once", "after 5 min". */
export function delayText(seconds: number): string {
  if (seconds === 0) return 'at once'
  if (seconds % 3600 === 0) return `after ${seconds / 3600} h`
  return seconds % 60 === 0 ? `after ${seconds / 60} min` : `after ${seconds} s`
}

export const nameOf = (alerting: Alerting, target: string): string => alerting.recipients.find((each) => each.target === target)?.name ?? `${target} (gone)`
