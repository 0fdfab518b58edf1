import { Link } from '@tanstack/react-router'
import { ShieldCheck, UserCheck } from 'lucide-react'
import { useMemo } from 'react'
import { useAnalystRefusal } from '../access/session'
import type { IncidentSummary, Overview } from '../api/types'
import { percent, times } from '../format/numbers'
import { formatRate } from '../format/rates'
import { duration, epoch, shortClock } from '../format/time'
import { useIncidentAction } from '../incidents/actions'
import { nodeNames, running, stateNames, targetOf, vectorLine } from '../incidents/wording'
import { useNow } from '../live/react'
import { shortLevelNames } from '../mitigation/levels'
import { Pips } from '../mitigation/Pips'
import { pipsOf } from '../mitigation/wording'
import { usePrefs } from '../prefs/prefs'
import { type Binding, useKeys } from '../shell/keys'
import { Action } from '../ui/Action'
import { Empty } from '../ui/States'
import { SeverityChip } from '../ui/SeverityChip'

export function ActiveIncidents({ overview }: { overview: Overview }) {
  const { incidents, resolvedToday } = overview
  const acknowledge = useIncidentAction()
  const refusal = useAnalystRefusal()
  const { mutate } = acknowledge
  const first = incidents.find((incident) => incident.acknowledged === null)?.number
  const bindings = useMemo<Binding[]>(
    () =>
      first === undefined || refusal !== null
        ? []
        : [{ keys: 'a', label: 'Acknowledge the first open incident', run: () => mutate({ numbers: [first], action: { kind: 'acknowledge' } }) }],
    [first, refusal, mutate],
  )
  useKeys(bindings)

  return (
    <section className="panel incs" aria-label="Active incidents">
      <div className="ph">
        <h2>Active incidents</h2>
        {incidents.length > 0 && <Backbone incidents={incidents} />}
        {acknowledge.error !== null && <span className="bad xs" role="alert">{acknowledge.error.message}</span>}
      </div>
      <div className="scroll">
        {incidents.length === 0 ? (
          <Empty icon={ShieldCheck} title="No attack in progress">
            <p>A new incident appears here by itself, usually within a second of its first packet.</p>
          </Empty>
        ) : (
          incidents.map((incident) => (
            <IncidentCard
              key={incident.number}
              incident={incident}
              refusal={refusal}
              shortcut={incident.number === first}
              acknowledge={() => mutate({ numbers: [incident.number], action: { kind: 'acknowledge' } })}
            />
          ))
        )}
        <ResolvedToday incidents={resolvedToday} />
      </div>
    </section>
  )
}

interface CardProps {
  incident: IncidentSummary
  refusal: string | null
  shortcut: boolean
  acknowledge: () => void
}

function IncidentCard({ incident, refusal, shortcut, acknowledge }: CardProps) {
  const now = useNow()
  return (
    <article className={`inc flash ${incident.severity}`}>
      <div className="l1">
        <SeverityChip severity={incident.severity} />
        <Link to="/incidents/$number" params={{ number: String(incident.number) }} className="cover">
          <b>{incident.title}</b>
        </Link>
        <span className="mono mut">{incident.id}</span>
        <span className="dur num">{running(incident, now)}</span>
      </div>
      <div className="l2">
        <span className="mono hi">{targetOf(incident)}</span>
        {incident.mitigation.customer !== null && <span>{incident.mitigation.customer}</span>}
        {incident.hostCount > 1 && <span>{incident.hostCount} hosts</span>}
        <span className="mut">{nodeNames(incident)}</span>
      </div>
      <div className="l3 num">
        <b>{formatRate(incident.bps, 'bps')}</b>
        <b>{formatRate(incident.pps, 'pps')}</b>
        <span>{vectorLine(incident.vectors)}</span>
      </div>
      <div className="l4">
        <Doing incident={incident} />
        {incident.acknowledged === null ? (
          <Action className="btn p sm" onClick={acknowledge} refusal={refusal}>
            Acknowledge{shortcut && <kbd>A</kbd>}
          </Action>
        ) : (
          <span className="ack">
            <UserCheck className="i s" aria-hidden="true" />
            {incident.owner}
          </span>
        )}
      </div>
    </article>
  )
}

/** Four slots and a word while something is done about it; how far over the threshold otherwise. */
function Doing({ incident: { mitigation, state, timesThreshold } }: { incident: IncidentSummary }) {
  if (mitigation.level === null)
    return (
      <>
        <span className="num">{times(timesThreshold)} threshold</span>
        {mitigation.pending > 0 ? <span className="warn">waits for approval</span> : <span className="mut">{stateNames[state].toLowerCase()}</span>}
      </>
    )
  return (
    <>
      <Pips levels={pipsOf(mitigation.rung, mitigation.rungs)} />
      <span className="mit num">
        {shortLevelNames[mitigation.level]}
        {(mitigation.droppedShare ?? 0) > 0 && `, ${percent(mitigation.droppedShare ?? 0)} dropped`}
      </span>
    </>
  )
}

/** The server's words about the links behind the attacked nodes, the worst first. */
function Backbone({ incidents }: { incidents: readonly IncidentSummary[] }) {
  const words = new Set(incidents.map(({ mitigation }) => mitigation.backbone))
  const worst = [...words].find((each) => each !== 'none' && each !== 'not measured') ?? [...words][0] ?? ''
  return (
    <span className={worst === 'none' || worst === 'not measured' ? 'mut xs cut' : 'warn xs cut'} title={worst}>
      Backbone impact: {worst}
    </span>
  )
}

function ResolvedToday({ incidents }: { incidents: IncidentSummary[] }) {
  const { zone } = usePrefs()
  return (
    <div className="rec">
      <div className="rh">
        <h3>Resolved today</h3>
        <Link to="/incidents" className="lk">
          All incidents
        </Link>
      </div>
      {incidents.length === 0 && <div className="rr"><span className="mut none">none</span></div>}
      {incidents.slice(0, 8).map((incident) => (
        <Link key={incident.number} className="rr num" to="/incidents/$number" params={{ number: String(incident.number) }}>
          <span className="mut">{shortClock(incident.onset, zone)}</span>
          <span className="hi cut">{incident.title}</span>
          <span className="mono cut">{targetOf(incident)}</span>
          <span>{formatRate(incident.peakBps, 'bps')}</span>
          <span className="mut">{duration((epoch(incident.resolved ?? incident.onset) - epoch(incident.onset)) / 1000)}</span>
        </Link>
      ))}
    </div>
  )
}
