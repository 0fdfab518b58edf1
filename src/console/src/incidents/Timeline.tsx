import { useQuery } from '@tanstack/react-query'
import { Activity, BellOff, BellRing, CircleCheck, FileDown, Gavel, Hand, type LucideIcon, NotebookPen, RotateCcw, Shield, ShieldAlert, ShieldX, Tags, TrendingDown, TriangleAlert, UserCheck, Zap } from 'lucide-react'
import { createElement, useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import { incidentEventsQuery } from '../api/queries'
import type { IncidentEvent } from '../api/types'
import { plural } from '../format/numbers'
import { clock, clockMs, dateTime, zoneName } from '../format/time'
import { levelIcons } from '../mitigation/levels'
import { usePrefs } from '../prefs/prefs'
import { Failure, Loading } from '../ui/States'
import { later } from '../ui/later'

const NoteForm = later(() => import('./NoteForm'))

const icons: Partial<Record<string, LucideIcon>> = {
  opened: Zap,
  observed: Activity,
  updated: Activity,
  classified: Tags,
  severityChanged: TriangleAlert,
  acknowledged: UserCheck,
  note: NotebookPen,
  captured: FileDown,
  subsiding: TrendingDown,
  reopened: RotateCcw,
  resolved: CircleCheck,
  verdict: Gavel,
  alertRequested: BellRing,
  alertDelivered: BellRing,
  alertRetried: TriangleAlert,
  alertFailed: TriangleAlert,
  alertHeld: BellOff,
  mitigationAsked: Hand,
  mitigationFailed: ShieldAlert,
  mitigationRefused: ShieldX,
}

const byLevel: readonly (readonly [RegExp, LucideIcon])[] = [
  [/firewall/i, levelIcons.firewall],
  [/flowspec/i, levelIcons.flowSpec],
  [/rtbh|black ?hole/i, levelIcons.blackhole],
  [/scrubb|divert/i, levelIcons.scrubbing],
]

/** What a level did carries the level's own icon; what went wrong, or asks, its own. */
function iconOf({ kind, text }: IncidentEvent): LucideIcon {
  const known = icons[kind]
  if (known !== undefined) return known
  return kind.startsWith('mitigation') ? (byLevel.find(([words]) => words.test(text))?.[1] ?? Shield) : Activity
}

/** Newest first, because the question on call is what happened last. */
export function Timeline({ number, notes }: { number: number; notes: number }) {
  const [writing, setWriting] = useState(false)
  const refusal = useAnalystRefusal()
  const { data, error, refetch } = useQuery({ ...incidentEventsQuery(number), refetchInterval: 15_000 })
  return (
    <section className="panel tlp" aria-label="Timeline">
      <div className="ph">
        <h2>Timeline</h2>
        {notes > 0 && <span className="mut xs">{plural(notes, 'note')}</span>}
        <div className="sp" />
        <AddNote refusal={refusal} open={() => setWriting(true)} />
      </div>
      {writing && (
        <NoteForm number={number} close={() => setWriting(false)} />
      )}
      {data === undefined ? (
        error === null ? <Loading rows={5} label="Loading timeline" /> : <Failure error={error} retry={() => void refetch()} />
      ) : (
        <ul className="tl num" tabIndex={0} aria-label="Events, newest first">
          {data.toReversed().map((event) => (
            <Entry key={event.id} event={event} />
          ))}
        </ul>
      )}
    </section>
  )
}

function AddNote({ refusal, open }: { refusal: string | null; open: () => void }) {
  return (
    <button type="button" id="add-note" className="btn sm" aria-disabled={refusal !== null || undefined} title={refusal ?? undefined} onClick={() => refusal === null && open()}>
      Add note<kbd>N</kbd>
    </button>
  )
}

function Entry({ event }: { event: IncidentEvent }) {
  const { zone } = usePrefs()
  const byPerson = event.kind === 'note' || event.kind === 'acknowledged' || event.kind === 'verdict'
  return (
    <li>
      <time className="mono" dateTime={event.at} title={`${dateTime(event.at, zone)} ${zoneName(zone)}`}>
        {byPerson ? clock(event.at, zone) : clockMs(event.at, zone)}
      </time>
      {createElement(iconOf(event), { className: 'i s', 'aria-hidden': true })}
      <span>
        <b>{event.actor}</b> {event.text}
      </span>
    </li>
  )
}
