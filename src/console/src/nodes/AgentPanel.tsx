import type { ReactNode } from 'react'
import type { NodeDetail } from '../api/types'
import { bytes, count, percent } from '../format/numbers'
import { dateTime, duration, zoneName } from '../format/time'
import { shortVersion } from './wording'
import { usePrefs } from '../prefs/prefs'

/** What the agent costs its host, how good its sample is, and whether its clock can be trusted. */
export function AgentPanel({ detail }: { detail: NodeDetail }) {
  const { node, ring } = detail
  const { zone } = usePrefs()
  const when = (at: string): string => `${dateTime(at, zone)} ${zoneName(zone)}`
  return (
    <section className="panel agent" aria-label="Agent">
      <div className="ph">
        <h2>Agent</h2>
        <span className="mut xs num">
          ftagent <span title={node.agentVersion}>{shortVersion(node.agentVersion)}</span>, configuration {detail.configVersion}
        </span>
      </div>
      <dl className="num">
        <Item label="CPU">{detail.cpuFraction < 0.01 ? `${(detail.cpuFraction * 100).toFixed(2)}%` : percent(detail.cpuFraction)} of a core</Item>
        <Item label="Memory">{bytes(detail.rssBytes)}</Item>
        <Item label="Running for">{duration(detail.uptimeSeconds)}</Item>
        <Item label="Clock offset" level={Math.abs(detail.clockOffsetMs) > 500 ? 'warn' : undefined}>{milliseconds(detail.clockOffsetMs)}</Item>
        <Item label="Queued events" level={node.queuedEvents > 0 ? 'warn' : undefined}>{count(node.queuedEvents)} of 2,000</Item>
        <Item label="Lost events" level={detail.droppedEvents > 0 ? 'bad' : undefined}>{count(detail.droppedEvents)}</Item>
        <Item label="Packet ring" level={ring.active ? undefined : 'warn'}>
          {ring.active ? `${count(ring.held)} packets, ${ring.spanSeconds.toFixed(1)} s` : ring.reason || 'off'}
        </Item>
        <Item label="Sampling">{ring.sampling > 0 ? `1 in ${count(ring.sampling)}` : '–'}</Item>
        <Item label="Sampled">{count(ring.sampled)}</Item>
        <Item label="Sample lost" level={ring.dropped > 0 ? 'warn' : undefined}>{count(ring.dropped)}</Item>
        <Item label="Unparsed">{count(ring.unparsed)}</Item>
        <Item label="Kernel">{detail.kernel} {detail.architecture}</Item>
        <Item label="Enrolled">{when(detail.enrolledAt)}</Item>
      </dl>
    </section>
  )
}

/** Without a negative zero. */
const milliseconds = (value: number): string => `${(Math.round(value * 10) / 10 + 0).toFixed(1)} ms`

function Item({ label, level, children }: { label: string; level?: 'warn' | 'bad' | undefined; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={level}>{children}</dd>
    </div>
  )
}
