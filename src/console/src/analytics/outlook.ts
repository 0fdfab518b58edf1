import type { GrowthAnalysis, LinkGrowth } from '../api/types'
import { percent, plural } from '../format/numbers'

const dayMs = 86_400_000
const daysUntil = (day: string, now: number): number => Math.max(0, Math.ceil((Date.parse(day) - now) / dayMs))

/** "in 7 weeks"; days where it is soon, months where it is far. */
export function ahead(day: string, now: number): string {
  const days = daysUntil(day, now)
  if (days < 14) return `in ${plural(days, 'day')}`
  if (days < 182) return `in ${plural(Math.round(days / 7), 'week')}`
  return `in ${plural(Math.round(days / 30.4), 'month')}`
}

export const measuredDays = (link: LinkGrowth): number => link.days.bps.filter((value) => value !== null).length

/** What can be said of a link, in a sentence, with how sure that is. */
export function outlookText(link: LinkGrowth, { fullAt, leastDays }: Pick<GrowthAnalysis, 'fullAt' | 'leastDays'>, now: number): string {
  switch (link.outlook) {
    case 'full':
      return `over ${percent(fullAt)} of its capacity already`
    case 'fills':
      return `reaches ${percent(fullAt)} ${ahead(link.reaches ?? '', now)}`
    case 'growing':
      return link.capacityBps === null ? 'grows; its capacity is not known' : 'grows, and is not full within five years'
    case 'shrinking':
      return 'shrinks'
    case 'steady':
      return 'no growth that stands out'
    case 'tooShort':
      return `a trend takes ${leastDays} days, ${plural(measuredDays(link), 'day')} ${measuredDays(link) === 1 ? 'is' : 'are'} measured`
  }
}

/** "95 % between 12 Jan and 3 Mar 2027"; nothing where no date is named. */
export function between(link: LinkGrowth): string {
  if (link.outlook !== 'fills') return ''
  const { earliest, latest } = link
  return latest === null ? `at 95 % not before ${earliest ?? link.reaches}` : `at 95 % between ${earliest ?? link.reaches} and ${latest}`
}
