import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Node } from '../api/types'
import { count, percent, times } from '../format/numbers'
import { exactRate, formatRate } from '../format/rates'
import { dateTime, duration, epoch } from '../format/time'
import { useNodeNow, useNow } from '../live/react'
import { sorted, type SortKey } from '../ui/sorting'
import { usePrefs } from '../prefs/prefs'
import { SortHeader } from '../ui/SortHeader'
import { StateBadge } from './StateBadge'
import { shortVersion, stateRank } from './wording'

const route = getRouteApi('/shell/nodes')
const keys: Record<string, SortKey<Node>> = {
  state: (node) => stateRank[node.state],
  name: (node) => node.name,
  pop: (node) => node.pop,
  pps: (node) => node.pps,
  bps: (node) => node.bps,
  thresholdShare: (node) => node.thresholdShare,
  baselineAgeSeconds: (node) => node.baselineAgeSeconds,
  agentVersion: (node) => node.agentVersion,
  lastSeen: (node) => (node.lastSeen === null ? 0 : epoch(node.lastSeen)),
  queuedEvents: (node) => node.queuedEvents,
}
const headers = [
  ['state', 'State'],
  ['name', 'Node'],
  ['pop', 'POP'],
  ['pps', 'Packets'],
  ['bps', 'Bits'],
  ['thresholdShare', 'Of threshold'],
  ['baselineAgeSeconds', 'Baseline age'],
  ['agentVersion', 'Agent'],
  ['lastSeen', 'Last seen'],
  ['queuedEvents', 'Queue'],
] as const
const numeric = new Set(['pps', 'bps', 'thresholdShare', 'baselineAgeSeconds', 'lastSeen', 'queuedEvents'])

export function NodeTable({ nodes }: { nodes: Node[] }) {
  const { sort } = route.useSearch()
  const navigate = route.useNavigate()
  const rows = useMemo(() => sorted(nodes, keys, sort ?? 'state'), [nodes, sort])
  return (
    <div className="scroll">
      <table className="node-table num">
        <thead>
          <tr>
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
          </tr>
        </thead>
        <tbody>
          {rows.map((node) => (
            <Row key={node.id} node={node} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ node }: { node: Node }) {
  const live = useNodeNow(node.id)
  const now = useNow()
  const { zone } = usePrefs()
  const state = live?.state ?? node.state
  const silent = state === 'offline' || state === 'waiting'
  const share = live?.thresholdShare ?? node.thresholdShare
  const seen = node.lastSeen === null ? null : (now - epoch(node.lastSeen)) / 1000
  return (
    <tr className={state}>
      <td>
        <StateBadge state={state} />
      </td>
      <td>
        <Link to="/nodes/$id" params={{ id: node.id }} className="cover">
          <b>{node.name}</b>
        </Link>
        {node.activeIncidents > 0 && <span className="tag bad">{count(node.activeIncidents)} active</span>}
        {node.cloned && <span className="tag bad" title="Two agents run with this node's certificate">runs twice</span>}
      </td>
      <td className="col-pop">
        {node.pop} <span className="mut">{node.popName}</span>
      </td>
      <td className={silent ? 'r mut' : 'r hi'} title={silent ? 'last known rate' : exactRate(live?.pps ?? node.pps, 'pps')}>
        {formatRate(silent ? null : (live?.pps ?? node.pps), 'pps')}
      </td>
      <td className="r">{formatRate(silent ? null : (live?.bps ?? node.bps), 'bps')}</td>
      <td className="r col-thresholdShare">{silent ? '–' : <Share share={share} />}</td>
      <td className="r col-baselineAgeSeconds">
        {node.readiness === 'ready' ? duration(node.baselineAgeSeconds) : <span className="mut">{node.readiness}</span>}
      </td>
      <td className="col-agentVersion">
        <span title={node.agentVersion}>{shortVersion(node.agentVersion) || '–'}</span> {node.captureMode === 'counters' && <span className="mut">counters only</span>}
      </td>
      <td className="r col-lastSeen" title={node.lastSeen === null ? undefined : dateTime(node.lastSeen, zone)}>
        {seen === null ? 'never' : silent ? <span className="warn">silent {duration(Math.max(seen, node.silentSeconds))}</span> : 'now'}
      </td>
      <td className="r col-queuedEvents">{node.queuedEvents > 0 ? <span className="warn">{count(node.queuedEvents)}</span> : '0'}</td>
    </tr>
  )
}

function Share({ share }: { share: number }) {
  const level = share >= 1 ? 'bad' : share >= 0.75 ? 'warn' : ''
  return (
    <span className={`sharebar ${level}`}>
      <i>
        <u style={{ width: `${Math.min(100, share * 100)}%` }} />
      </i>
      <span>{share >= 1 ? times(share) : percent(share)}</span>
    </span>
  )
}
