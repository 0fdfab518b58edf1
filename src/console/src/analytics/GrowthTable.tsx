import { getRouteApi } from '@tanstack/react-router'
import type { GrowthAnalysis, LinkGrowth } from '../api/types'
import { percent } from '../format/numbers'
import { formatRate } from '../format/rates'
import { useNow } from '../live/react'
import { SortHeader } from '../ui/SortHeader'
import { sorted, type SortKey } from '../ui/sorting'
import { between, outlookText } from './outlook'

const route = getRouteApi('/shell/analytics/growth')
const keys: Record<string, SortKey<LinkGrowth>> = {
  link: (link) => `${link.nodeName} ${link.interface}`,
  pop: (link) => link.pop,
  capacity: (link) => link.capacityBps ?? 0,
  now: (link) => link.nowBps ?? 0,
  share: (link) => link.share ?? 0,
  week: (link) => link.perWeekBps ?? 0,
}

export function GrowthTable({ growth, chosen }: { growth: GrowthAnalysis; chosen: LinkGrowth }) {
  const { sort } = route.useSearch()
  const navigate = route.useNavigate()
  const now = useNow(60_000)
  const header = (id: string, label: string, numeric = true) => (
    <SortHeader id={id} className={numeric ? 'r' : ''} sort={sort} onSort={(next) => void navigate({ search: (old) => ({ ...old, sort: next }), replace: true })}>
      {label}
    </SortHeader>
  )
  return (
    <div className="scroll tall" role="region" aria-label="Table of links" tabIndex={0}>
      <table className="num">
        <thead>
          <tr>
            {header('link', 'Link', false)}
            {header('pop', 'POP', false)}
            {header('capacity', 'Capacity')}
            {header('now', 'Busy hour')}
            {header('share', 'Of capacity')}
            {header('week', 'A week adds')}
            <th>Outlook</th>
          </tr>
        </thead>
        <tbody>
          {sorted(growth.links, keys, sort).map((link) => (
            <tr key={`${link.node} ${link.interface}`} aria-selected={link === chosen} className={link === chosen ? 'current' : ''}>
              <td>
                <button type="button" className="lk" aria-pressed={link === chosen} onClick={() => void navigate({ search: (old) => ({ ...old, link: `${link.node} ${link.interface}` }), replace: true })}>
                  {link.nodeName} <span className="mono">{link.interface}</span>
                </button>
              </td>
              <td>{link.pop}</td>
              <td className="r">{link.capacityBps === null ? 'unknown' : formatRate(link.capacityBps, 'bps')}</td>
              <td className="r hi">{formatRate(link.nowBps, 'bps')}</td>
              <td className="r">{percent(link.share)}</td>
              <td className="r">{perWeek(link)}</td>
              <td>
                <span className={link.outlook === 'full' ? 'tag bad' : link.outlook === 'fills' ? 'tag warn' : 'tag'}>{outlookText(link, growth, now)}</span> <span className="mut xs">{between(link)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const perWeek = ({ perWeekBps, perWeekErrorBps }: LinkGrowth): string =>
  perWeekBps === null ? '–' : `${perWeekBps > 0 ? '+' : ''}${formatRate(perWeekBps, 'bps')} ± ${formatRate(perWeekErrorBps, 'bps')}`
