import type { IncidentSummary } from '../api/types'
import { formatRate } from '../format/rates'
import { nodeNames, running, stateNames, targetOf } from '../incidents/wording'
import { useNow } from '../live/react'
import { SeverityChip } from '../ui/SeverityChip'

export function WallIncidents({ incidents }: { incidents: IncidentSummary[] }) {
  const now = useNow()
  return (
    <section className="panel wall-incidents" aria-label="Active incidents">
      <div className="ph">
        <h2>Active incidents</h2>
      </div>
      {incidents.length === 0 && <p className="mut">None.</p>}
      {incidents.slice(0, 6).map((incident) => (
        <article key={incident.number} className={`flash ${incident.severity}`}>
          <div>
            <SeverityChip severity={incident.severity} />
            <b>{incident.title}</b>
            <span className="num end">{running(incident, now)}</span>
          </div>
          <div>
            <span className="mono hi">{targetOf(incident)}</span>
            <span className="mut">{nodeNames(incident)}</span>
          </div>
          <div className="num">
            <b>{formatRate(incident.pps, 'pps')}</b>
            <b>{formatRate(incident.bps, 'bps')}</b>
            <span className="mut end">{incident.owner ?? stateNames[incident.state]}</span>
          </div>
        </article>
      ))}
    </section>
  )
}
