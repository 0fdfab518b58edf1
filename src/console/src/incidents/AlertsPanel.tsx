import { useQuery } from '@tanstack/react-query'
import { incidentAlertsQuery } from '../api/alertingQueries'
import type { AlertDelivery, IncidentAlerts } from '../api/alertingTypes'
import { clock, dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { Failure, Loading } from '../ui/States'
import '../settings/alerting/alerting.css'

const kinds: Record<AlertDelivery['kind'], string> = { opened: 'of the attack', escalated: 'again', changed: 'what changed', acknowledged: 'who took it', resolved: 'of the end' }

/** Who was told when, and who is told next. */
export function AlertsPanel({ number, over }: { number: number; over: boolean }) {
  const { data, error, refetch } = useQuery({ ...incidentAlertsQuery(number), refetchInterval: over ? 30_000 : 5_000 })
  return (
    <section className="panel" aria-label="Alerts">
      <div className="ph">
        <h2>Alerts</h2>
      </div>
      {data === undefined ? error === null ? <Loading rows={2} label="Loading alerts" /> : <Failure error={error} retry={() => void refetch()} /> : <Told alerts={data} />}
    </section>
  )
}

function Told({ alerts }: { alerts: IncidentAlerts }) {
  const { zone } = usePrefs()
  return (
    <>
      <p className="next-step mut">{nextOf(alerts, (at) => `${clock(at, zone)} ${zoneName(zone)}`)}</p>
      {alerts.deliveries.length > 0 && (
        <ul className="deliveries num">
          {alerts.deliveries.map((each) => (
            <li key={each.number}>
              <time className="mono" dateTime={each.settled ?? each.requested} title={`${dateTime(each.requested, zone)} ${zoneName(zone)}`}>
                {clock(each.settled ?? each.requested, zone)}
              </time>
              <span>
                <b>{each.to}</b> told {kinds[each.kind]}
              </span>
              <State delivery={each} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function State({ delivery: { state, attempts, detail } }: { delivery: AlertDelivery }) {
  if (state === 'delivered') return <span className="tag ok">delivered</span>
  if (state === 'failed') return <span className="tag bad" title={detail}>failed</span>
  return <span className="tag warn" title={detail}>{attempts === 0 ? 'sending' : `tried ${attempts} times`}</span>
}

function nextOf({ phase, policy, nextStep, nextAt, leader, held }: IncidentAlerts, at: (moment: string) => string): string {
  if (held != null) return `Nobody is told for now: ${held}.`
  if (phase === 'grouped') return `Told as part of INC-${leader}.`
  if (phase === 'taken') return 'Somebody took it; nobody else is told.'
  if (phase === 'over') return 'It is over.'
  if (nextAt != null) return `Step ${nextStep} of ${policy} at ${at(nextAt)} unless somebody takes it.`
  if (phase === 'telling') return `Every step of ${policy} was taken.`
  return 'No route leads it to anybody.'
}
