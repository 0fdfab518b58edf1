import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ApiError, type Query } from '../api/client'
import type { BackTestItem, BackTestResult } from '../api/types'
import { boundNames } from '../nodes/wording'
import { count, percent, plural } from '../format/numbers'
import { formatRate } from '../format/rates'
import { dateTime, duration, epoch } from '../format/time'
import { CsvLink } from '../lists/CsvLink'
import { usePrefs } from '../prefs/prefs'
import { Empty, Failure, Loading } from '../ui/States'
import { BackTestDays } from './BackTestDays'
import { Figure } from './Figure'
import { backTestQuery } from './queries'
import { IncidentRows } from './SlowestTable'

/** How often these settings would have alarmed on what was recorded, held against the incidents there were. */
export function BackTestView({ request }: { request: Query }) {
  const { data, error, refetch, isPlaceholderData } = useQuery(backTestQuery(request))
  if (error instanceof ApiError && error.status === 400) return <p className="err pad" role="alert">{Object.values(error.problem.errors ?? {}).flat().join(' ') || error.message}</p>
  if (data === undefined) return error === null ? <Loading rows={5} label="Trying it on the last 30 days" /> : <Failure error={error} retry={() => void refetch()} />
  if (data.measured === 0)
    return (
      <Empty title="Nothing is recorded yet">
        <p>Minutes of each link are kept from the node’s first report on. The more of the last 30 days there is, the more a try says.</p>
      </Empty>
    )
  return (
    <div className="back-test" aria-busy={isPlaceholderData} aria-live="polite">
      <Summary result={data} request={request} />
      <BackTestDays days={data.days} />
      {data.items.length > 0 && <Alarms items={data.items} />}
      {data.missed.length > 0 && (
        <>
          <h3 className="pad">Incidents at whose time there would have been no alarm</h3>
          <IncidentRows label="Incidents without an alarm" incidents={data.missed} />
        </>
      )}
      <details className="pad">
        <summary>What the past cannot tell</summary>
        <ul>
          {data.assumptions.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function Summary({ result, request }: { result: BackTestResult; request: Query }) {
  const days = Math.round((epoch(result.to) - epoch(result.from)) / 86_400_000)
  return (
    <>
      <div className="row pad">
        <p>
          With these settings the last {days} days would have alarmed <b className="num">{result.alarms === 1 ? 'once' : `${count(result.alarms)} times`}</b>
          {result.measured < 0.995 && <span className="mut num"> ({percent(result.measured)} of them are recorded)</span>}.
        </p>
        <div className="sp" />
        <CsvLink path="/analytics/back-test" request={request} />
      </div>
      <div className="figures">
        <Figure label="As it was" value={count(result.asRecorded)} note="by the thresholds that were in force" />
        <Figure label="On attacks" value={count(result.onAttacks)} note="an incident was open" />
        <Figure label="On false positives" value={count(result.onFalse)} note="as somebody judged" />
        <Figure label="On nothing" value={count(result.onNothing)} note="no incident was open" />
        <Figure label="Missed" value={count(result.missed.length)} note={result.missed.length === 0 ? 'every incident has an alarm' : plural(result.missed.length, 'incident without one', 'incidents without one')} />
      </div>
    </>
  )
}

function Alarms({ items }: { items: readonly BackTestItem[] }) {
  const { zone } = usePrefs()
  return (
    <div className="scroll tall" role="region" aria-label="Alarms there would have been" tabIndex={0}>
      <table className="num">
        <thead>
          <tr>
            <th>Alarm</th>
            <th className="r">Lasts</th>
            <th>Interface</th>
            <th>Bound</th>
            <th className="r">Threshold</th>
            <th className="r">Highest</th>
            <th>Incidents</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const unit = item.metric === 'packets' ? 'pps' : 'bps'
            return (
              <tr key={`${item.interface} ${item.from}`}>
                <td>{dateTime(item.from, zone)}</td>
                <td className="r">{duration((epoch(item.to) - epoch(item.from)) / 1000)}</td>
                <td className="mono">{item.interface}</td>
                <td>{boundNames[item.bound]}</td>
                <td className="r">{formatRate(item.threshold, unit)}</td>
                <td className="r hi">{formatRate(item.highest, unit)}</td>
                <td>
                  {item.incidents.map((number) => (
                    <Link key={number} to="/incidents/$number" params={{ number: String(number) }} className="lk">
                      INC-{number}{' '}
                    </Link>
                  ))}
                  {item.incidents.length === 0 && <span className="mut">none</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
