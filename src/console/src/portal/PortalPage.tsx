import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { url } from '../api/client'
import type { PortalCustomer, PortalDay, PortalIncident } from '../api/types'
import { count, plural } from '../format/numbers'
import { formatRate } from '../format/rates'
import { dateTime } from '../format/time'
import { Empty, Failure, Loading } from '../ui/States'
import { later } from '../ui/later'
import { ContactsPanel } from './ContactsPanel'
import { OwnReports } from './OwnReports'
import { portalDaysQuery, portalIncidentsQuery, portalQuery } from './queries'
import { portalStates } from './wording'

const TrafficPanel = later(() => import('./TrafficPanel'))

/** Everything of one customer: addresses, incidents, days, contacts. */
export function PortalPage() {
  const { data, error, refetch } = useQuery({ ...portalQuery, refetchInterval: 10_000 })
  if (data === undefined) return error === null ? <Loading rows={6} label="Loading" /> : <Failure error={error} retry={() => void refetch()} />
  return (
    <>
      <Overview customer={data} />
      <Incidents />
      <TrafficPanel />
      <Days />
      <OwnReports />
      <ContactsPanel customer={data} />
    </>
  )
}

function Overview({ customer }: { customer: PortalCustomer }) {
  return (
    <section className="portal-intro" aria-label="Overview">
      <h1>{customer.name}</h1>
      <p>{customer.activeIncidents === 0 ? 'No incident on your addresses now' : `${plural(customer.activeIncidents, 'incident')} on your addresses now`}</p>
      <p className="mono mut">{customer.prefixes.join(', ')}</p>
    </section>
  )
}

function Incidents() {
  const { data, error, refetch } = useQuery({ ...portalIncidentsQuery, refetchInterval: 10_000 })
  return (
    <section className="panel list" aria-label="Incidents">
      <div className="ph">
        <h2>Incidents</h2>
        <div className="sp" />
        <a className="lk" href={url('/portal/incidents', { format: 'csv' })}>
          CSV
        </a>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={4} label="Loading incidents" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <Empty title="None so far" />
      ) : (
        <div className="scroll" role="region" aria-label="Table of incidents" tabIndex={0}>
          <table className="rows num">
            <thead>
              <tr>
                <th>Incident</th>
                <th>State</th>
                <th>What</th>
                <th>Target</th>
                <th>Began (UTC)</th>
                <th className="r">Highest rate</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((incident) => (
                <IncidentRow key={incident.number} incident={incident} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function IncidentRow({ incident }: { incident: PortalIncident }) {
  return (
    <tr>
      <td>
        <Link to="/portal/incidents/$number" params={{ number: String(incident.number) }} className="lk">
          {incident.id}
        </Link>
      </td>
      <td>{portalStates[incident.state]}</td>
      <td>{incident.title}</td>
      <td className="mono">{incident.target}</td>
      <td>{dateTime(incident.onset, 'utc')}</td>
      <td className="r">
        {formatRate(incident.peakPps, 'pps')}, {formatRate(incident.peakBps, 'bps')}
      </td>
    </tr>
  )
}

/** Days on which something happened; the highest bar is the worst of the 90. */
function Days() {
  const { data } = useQuery({ ...portalDaysQuery, refetchInterval: 60_000 })
  if (data === undefined) return null
  const bad = data.filter((day) => day.incidents > 0)
  const most = Math.max(...data.map((day) => day.peakBps), 1)
  return (
    <section className="panel list" aria-label="Attack traffic of 90 days">
      <div className="ph">
        <h2>Attack traffic of 90 days</h2>
        <span className="mut xs">highest rate of the incidents that began on a day</span>
      </div>
      <div className="portal-days" role="img" aria-label={bad.length === 0 ? 'No incident in 90 days' : `Incidents on ${plural(bad.length, 'day')}, highest rate ${formatRate(most, 'bps')}`}>
        {data.map((day) => (
          <DayBar key={day.day} day={day} most={most} />
        ))}
      </div>
    </section>
  )
}

function DayBar({ day, most }: { day: PortalDay; most: number }) {
  const share = day.incidents === 0 ? 0 : Math.max(6, (100 * day.peakBps) / most)
  return <span className={day.incidents === 0 ? 'quiet' : undefined} style={{ height: `${share}%` }} title={`${day.day}: ${count(day.incidents)} incidents, ${formatRate(day.peakBps, 'bps')}`} />
}
