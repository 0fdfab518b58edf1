import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { BilledMonth, BilledRow } from '../api/types'
import { CsvLink } from '../lists/CsvLink'
import { percent } from '../format/numbers'
import { formatRate } from '../format/rates'
import { useNow } from '../live/react'
import { Answer } from './Answer'
import { billingQuery } from './queries'

const route = getRouteApi('/shell/analytics/growth')
const months = 12

/** This month and those before it: "2026-11". */
export const lastMonths = (now: number): string[] =>
  Array.from({ length: months }, (_, back) => {
    const at = new Date(now)
    return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back, 1)).toISOString().slice(0, 7)
  })

/** 95th percentiles as transit is billed. */
export function BillingPanel() {
  const { month } = route.useSearch()
  const navigate = route.useNavigate()
  const choices = lastMonths(useNow(60_000))
  const query = useQuery({ ...billingQuery({ month }), staleTime: 300_000 })
  return (
    <section className="panel" aria-label="95th percentile">
      <div className="ph">
        <h2>95th percentile</h2>
        <select className="in" aria-label="Month" value={month ?? choices[0]} onChange={(event) => void navigate({ search: (old) => ({ ...old, month: event.target.value === choices[0] ? undefined : event.target.value }), replace: true })}>
          {choices.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <span className="mut xs">five-minute means; the busiest 5 % do not count; the larger direction is billed</span>
        <div className="sp" />
        <CsvLink path="/analytics/billing" request={{ month }} />
      </div>
      <Answer query={query} label="95th percentiles">
        {(billed: BilledMonth) => (
          <>
            {billed.lasts && <p className="mut xs pad">The month is not over: its figures still move.</p>}
            <Rows title="Node" pops rows={billed.nodes} />
            {billed.customers.length > 0 && (
              <>
                <Rows title="Customer" rows={billed.customers} />
                <p className="mut xs pad">Of customers, what nodes name among their busiest targets is measured, inbound: at least so much.</p>
              </>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}

function Rows({ title, pops = false, rows }: { title: string; pops?: boolean; rows: readonly BilledRow[] }) {
  return (
    <div className="scroll tall" role="region" aria-label={`95th percentiles by ${title.toLowerCase()}`} tabIndex={0}>
      <table className="num billed">
        <thead>
          <tr>
            <th>{title}</th>
            {pops ? <th>POP</th> : <td />}
            <th className="r">Inbound</th>
            <th className="r">Outbound</th>
            <th className="r">Billed</th>
            <th className="r">Measured</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.name}</td>
              <td>{row.pop}</td>
              <td className="r">{formatRate(row.inboundBps, 'bps')}</td>
              <td className="r">{formatRate(row.outboundBps, 'bps')}</td>
              <td className="r hi">{formatRate(row.billedBps, 'bps')}</td>
              <td className="r">{percent(row.measured)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
