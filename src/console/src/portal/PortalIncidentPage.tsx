import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { url } from '../api/client'
import type { PortalIncident, PortalMitigation } from '../api/types'
import { formatRate } from '../format/rates'
import { dateTime } from '../format/time'
import { Empty, Failure, Loading } from '../ui/States'
import { portalIncidentQuery } from './queries'
import { portalLevels, portalStates } from './wording'

const route = getRouteApi('/portal/incidents/$number')

/** One incident on a customer's addresses. */
export function PortalIncidentPage() {
  const number = Number(route.useParams().number)
  const { data, error, refetch } = useQuery({ ...portalIncidentQuery(number), refetchInterval: 5_000 })
  if (data === undefined) return error === null ? <Loading rows={6} label="Loading the incident" /> : <Failure error={error} retry={() => void refetch()} />
  const { incident, mitigations } = data
  return (
    <>
      <section className="portal-intro" aria-label="Incident">
        <p>
          <Link to="/portal" className="lk">
            All incidents
          </Link>
        </p>
        <h1>
          {incident.id}: {incident.title}
        </h1>
        <p>
          Report:{' '}
          <a className="lk" href={url(`/portal/incidents/${incident.number}/report`, { format: 'pdf' })}>
            PDF
          </a>
          ,{' '}
          <a className="lk" href={url(`/portal/incidents/${incident.number}/report`, { format: 'html' })}>
            HTML
          </a>
          ,{' '}
          <a className="lk" href={url(`/portal/incidents/${incident.number}/report`, { format: 'csv' })}>
            CSV
          </a>
        </p>
      </section>
      <Facts incident={incident} />
      <Done mitigations={mitigations} />
    </>
  )
}

function Facts({ incident }: { incident: PortalIncident }) {
  return (
    <section className="panel list" aria-label="What happened">
      <div className="ph">
        <h2>What happened</h2>
      </div>
      <dl className="num portal-facts">
        <dt>State</dt>
        <dd>{portalStates[incident.state]}</dd>
        <dt>Target</dt>
        <dd className="mono">{incident.target}</dd>
        <dt>Began</dt>
        <dd>{dateTime(incident.onset, 'utc')} UTC</dd>
        <dt>Detected</dt>
        <dd>{dateTime(incident.detected, 'utc')} UTC</dd>
        <dt>Over</dt>
        <dd>{incident.resolved === null ? 'not yet' : `${dateTime(incident.resolved, 'utc')} UTC`}</dd>
        <dt>Highest rate</dt>
        <dd>
          {formatRate(incident.peakPps, 'pps')}, {formatRate(incident.peakBps, 'bps')}
        </dd>
        <dt>Made of</dt>
        <dd>{incident.vectors.length === 0 ? 'not known' : incident.vectors.map(({ name, share }) => `${name} ${Math.round(share * 100)} %`).join(', ')}</dd>
      </dl>
    </section>
  )
}

function Done({ mitigations }: { mitigations: readonly PortalMitigation[] }) {
  return (
    <section className="panel list" aria-label="What is done">
      <div className="ph">
        <h2>What is done</h2>
      </div>
      {mitigations.length === 0 ? (
        <Empty title="Nothing is in force" />
      ) : (
        <ul className="portal-done">
          {mitigations.map((done) => (
            <li key={done.id}>
              <b>{portalLevels[done.level]}</b> <span className="mono">{done.target}</span>
              <small className="mut num">
                {lasted(done)}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function lasted({ accepted, ended }: PortalMitigation): string {
  if (accepted === null) return ended === null ? 'not in force yet' : 'was prepared, but never in force'
  return `from ${dateTime(accepted, 'utc')}${ended === null ? '' : ` until ${dateTime(ended, 'utc')}`} UTC`
}
