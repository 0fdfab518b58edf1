import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { IncidentSummary } from '../api/types'
import { formatRate } from '../format/rates'
import { times } from '../format/numbers'
import { dateTime, epoch, nearTime } from '../format/time'
import { useCursorInView } from '../lists/useCursor'
import { useNow } from '../live/react'
import { shortLevelNames } from '../mitigation/levels'
import { usePrefs } from '../prefs/prefs'
import { CopyButton } from '../ui/CopyButton'
import { SeverityChip } from '../ui/SeverityChip'
import { SortHeader } from '../ui/SortHeader'
import { sorted, type SortKey } from '../ui/sorting'
import { severities } from './search'
import { nodeNames, running, stateNames, statusTag, targetOf, vectorLine } from './wording'

const route = getRouteApi('/shell/incidents')
const keys: Record<string, SortKey<IncidentSummary>> = {
  severity: (incident) => severities.length - severities.indexOf(incident.severity),
  number: (incident) => incident.number,
  target: targetOf,
  node: nodeNames,
  state: (incident) => incident.state,
  mitigation: (incident) => incident.mitigation.rung + incident.mitigation.pending / 10,
  onset: (incident) => epoch(incident.onset),
  duration: (incident) => (incident.resolved === null ? Date.now() : epoch(incident.resolved)) - epoch(incident.onset),
  peakPps: (incident) => incident.peakPps,
  peakBps: (incident) => incident.peakBps,
  timesThreshold: (incident) => incident.timesThreshold,
}
const headers = [
  ['severity', 'Severity'],
  ['number', 'Incident'],
  ['target', 'Target'],
  ['node', 'Node'],
  ['state', 'State'],
  ['mitigation', 'Mitigation'],
  ['onset', 'Onset'],
  ['duration', 'Duration'],
  ['peakPps', 'Peak packets'],
  ['peakBps', 'Peak bits'],
  ['timesThreshold', 'Threshold'],
] as const
const numeric = new Set(['duration', 'peakPps', 'peakBps', 'timesThreshold'])

/** The list as it is sorted on screen; keys and the table walk the same order. */
export function useIncidentRows(items: IncidentSummary[]): IncidentSummary[] {
  const { sort } = route.useSearch()
  return useMemo(() => sorted(items, keys, sort), [items, sort])
}

interface IncidentTableProps {
  rows: readonly IncidentSummary[]
  cursor: number
  selected: ReadonlySet<number>
  onSelect: (selected: ReadonlySet<number>) => void
}

export function IncidentTable({ rows, cursor, selected, onSelect }: IncidentTableProps) {
  const { sort } = route.useSearch()
  const navigate = route.useNavigate()
  const body = useCursorInView(cursor)

  const toggle = (number: number): void => {
    const next = new Set(selected)
    if (!next.delete(number)) next.add(number)
    onSelect(next)
  }
  const all = rows.every(({ number }) => selected.has(number))

  return (
    <div className="scroll">
      <table className="incident-table num">
        <thead>
          <tr>
            <th className="pick">
              <input type="checkbox" aria-label="Select all" checked={all} onChange={() => onSelect(new Set(all ? [] : rows.map(({ number }) => number)))} />
            </th>
            {headers.map(([id, header]) => (
              <SortHeader
                key={id}
                id={id}
                className={numeric.has(id) ? `r col-${id}` : `col-${id}`}
                sort={sort}
                onSort={(next) => void navigate({ search: (old) => ({ ...old, sort: next }), replace: true })}
              >
                {header}
              </SortHeader>
            ))}
            <th className="col-owner">Owner</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((incident, i) => (
            <Row key={incident.id} incident={incident} current={i === cursor} picked={selected.has(incident.number)} toggle={toggle} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  incident: IncidentSummary
  current: boolean
  picked: boolean
  toggle: (number: number) => void
}

function Row({ incident, current, picked, toggle }: RowProps) {
  const now = useNow()
  const { zone } = usePrefs()
  return (
    <tr className={`${incident.severity}${current ? ' current' : ''}${incident.state === 'resolved' ? ' done' : ''}`} aria-selected={picked}>
      <td className="pick">
        <input type="checkbox" aria-label={`Select ${incident.id}`} checked={picked} onChange={() => toggle(incident.number)} />
      </td>
      <td className="col-severity">
        <SeverityChip severity={incident.severity} />
      </td>
      <td className="col-number">
        <Link to="/incidents/$number" params={{ number: String(incident.number) }} className="cover">
          <b>{incident.title}</b>
        </Link>{' '}
        <span className="mono mut">{incident.id}</span>
        <small className="mut vectors">{vectorLine(incident.vectors)}</small>
      </td>
      <td className="col-target">
        <span className="mono hi">{targetOf(incident)}</span>
        {incident.target !== null && <CopyButton text={incident.target} label="Copy target" />}
      </td>
      <td className="col-node">{nodeNames(incident)}</td>
      <td className="col-state">
        <span className={statusTag(incident.state)}>{stateNames[incident.state]}</span>
      </td>
      <td className="col-mitigation">
        {incident.mitigation.level === null ? (
          incident.mitigation.pending > 0 && <span className="tag warn">waits</span>
        ) : (
          <span className="tag mit">{shortLevelNames[incident.mitigation.level]}</span>
        )}
      </td>
      <td className="col-onset" title={dateTime(incident.onset, zone)}>
        <time dateTime={incident.onset}>{nearTime(incident.onset, zone, now)}</time>
      </td>
      <td className="r col-duration hi">{running(incident, now)}</td>
      <td className="r col-peakPps hi">{formatRate(incident.peakPps, 'pps')}</td>
      <td className="r col-peakBps">{formatRate(incident.peakBps, 'bps')}</td>
      <td className="r col-timesThreshold">{times(incident.timesThreshold)}</td>
      <td className="mut col-owner">{incident.owner ?? ''}</td>
    </tr>
  )
}
