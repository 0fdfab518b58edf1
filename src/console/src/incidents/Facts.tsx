import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { IncidentDetail } from '../api/types'
import { count, percent, plural, times } from '../format/numbers'
import { formatRate, type Unit } from '../format/rates'
import { reaction } from '../format/time'
import { boundNames } from '../nodes/wording'
import { shownTarget } from './wording'

/** The incident in one line: who, where, how much, how fast, from whom, how sure. */
export function Facts({ detail }: { detail: IncidentDetail }) {
  const { summary, reason } = detail
  const [node] = summary.nodes
  const { mitigatedSeconds } = summary.mitigation
  return (
    <section className="panel facts" aria-label="Facts">
      <Target detail={detail} />
      <Fact label="Entered at" full={summary.nodes.map(({ name }) => name).join(', ')} note={[node?.pop, summary.interface].filter(Boolean).join(', ')}>
        {node === undefined ? '–' : <Link to="/nodes/$id" params={{ id: node.id }}>{node.name}</Link>}
        {summary.nodes.length > 1 && <span className="mut"> +{summary.nodes.length - 1}</span>}
      </Fact>
      <Fact label="Peak" note={`${formatRate(summary.peakBps, 'bps')}, ${times(summary.timesThreshold)} threshold`}>
        {formatRate(summary.peakPps, 'pps')}
      </Fact>
      <Now detail={detail} />
      <Fact label="Detected in" note={mitigatedSeconds === null ? `${boundNames[reason.bound]}, ${reason.windowMs} ms window` : `mitigated in ${reaction(mitigatedSeconds)} s`} title={reason.text}>
        {reaction(summary.detectionSeconds)} s
      </Fact>
      <Fact label="Sources" note={spoofing(detail)}>
        {detail.sourceCount > 0 ? count(detail.sourceCount) : '–'}
      </Fact>
      <div>
        <h2>Classification confidence</h2>
        <div className="conf">
          <b className="num">{percent(detail.confidence)}</b>
          <i>
            <u style={{ width: `${Math.min(100, detail.confidence * 100)}%` }} />
          </i>
        </div>
        <small className="cut" title={detail.locked ? `Family ${summary.family}; the label is locked: later samples cannot change it` : `Family ${summary.family}`}>
          {plural(summary.vectors.length, 'vector')}
          {detail.locked && ', label locked'}
        </small>
      </div>
    </section>
  )
}

/** Whose it is, where somebody's; the address stands in the title above. */
function Target({ detail: { summary, estimated } }: { detail: IncidentDetail }) {
  const { customer } = summary.mitigation
  const target = summary.target === null ? 'not attributed' : shownTarget(summary.target)
  const note = summary.hostCount > 1 ? plural(summary.hostCount, 'host') : `${summary.direction}, ${estimated ? 'from samples' : 'measured'}`
  return (
    <Fact label="Target" full={summary.target === null ? 'No sample names a target yet' : target} note={customer === null ? note : `${target}, ${note}`}>
      {customer ?? <span className="mono">{target}</span>}
    </Fact>
  )
}

/** What still gets through, as far as it is measured; what arrives otherwise. */
function Now({ detail }: { detail: IncidentDetail }) {
  const { summary, reason } = detail
  const { deliveredPps, deliveredBps, droppedPps } = summary.mitigation
  const unit: Unit = reason.metric === 'packets' ? 'pps' : 'bps'
  const other: Unit = unit === 'pps' ? 'bps' : 'pps'
  const normal = { pps: detail.normalPps, bps: detail.normalBps }
  if (summary.state === 'resolved')
    return (
      <Fact label="Normal there" note={formatRate(normal[other], other)}>
        {formatRate(normal[unit], unit)}
      </Fact>
    )
  if (deliveredPps !== null && (droppedPps ?? 0) > 0)
    return (
      <Fact label="Delivered now" note={`${formatRate(deliveredBps, 'bps')}, ${formatRate(droppedPps, 'pps')} dropped`}>
        {formatRate(deliveredPps, 'pps')}
      </Fact>
    )
  return (
    <Fact label="Now" note={`${formatRate(summary[other], other)}, normal ${formatRate(normal[unit], unit)}`}>
      {formatRate(summary[unit], unit)}
    </Fact>
  )
}

function Fact({ label, note, title = note, full, children }: { label: string; note: string; title?: string; full?: string; children: ReactNode }) {
  return (
    <div>
      <h2>{label}</h2>
      <b className="num cut" title={full}>
        {children}
      </b>
      <small className="num cut" title={title}>
        {note}
      </small>
    </div>
  )
}

function spoofing({ spoofedShare, sampled }: IncidentDetail): string {
  if (spoofedShare === null) return sampled > 0 ? `${count(sampled)} packets sampled` : 'no packet sample'
  if (spoofedShare < 0.05) return 'not spoofed'
  return `${percent(spoofedShare)} look spoofed`
}
