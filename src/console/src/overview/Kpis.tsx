import { Link } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import type { IncidentSummary, Overview, Severity } from '../api/types'
import { Spark } from '../charts/Spark'
import { deviation, plural } from '../format/numbers'
import { formatRate, rateParts, type Unit } from '../format/rates'
import { duration, reaction } from '../format/time'
import { networkColumns } from '../live/overviewModel'
import { useLive, useNetworkNow } from '../live/react'
import { Glyph } from '../ui/Glyph'
import { severityNames } from '../ui/SeverityChip'

const never = (): (() => void) => () => undefined

/** Six measured figures. Rates come from the ticks, the rest from the snapshot. */
export function Kpis({ overview }: { overview: Overview }) {
  const now = useNetworkNow()
  const { kpi } = overview
  const detection = kpi.detectionP95
  const dropped = rateParts(now?.droppedBps ?? 0, 'bps')
  const ingress = now === null ? kpi.ingressBps : now.bps
  const packets = now === null ? kpi.packetsPps : now.pps
  return (
    <section className="kpis" aria-label="Key figures">
      <RateKpi label="Ingress" unit="bps" value={ingress} baseline={kpi.baselineBps} column={2} />
      <RateKpi label="Packets" unit="pps" value={packets} baseline={kpi.baselinePps} column={1} />
      <Kpi label="Dropped now" value={dropped.value} unit={dropped.unit} spark={(now?.droppedPps ?? 0) > 0 ? <DroppedSpark /> : null}>
        {(now?.droppedPps ?? 0) > 0 ? <Mitigated overview={overview} /> : 'nothing dropped on the nodes'}
      </Kpi>
      <Kpi label="Active incidents" value={String(overview.incidents.length)} unit={kpi.unacknowledged > 0 ? `${kpi.unacknowledged} unacknowledged` : ''}>
        <SeverityCounts incidents={overview.incidents} />
      </Kpi>
      <Kpi
        label="Detection time, p95"
        value={detection === null ? '–' : reaction(detection)}
        unit={detection === null ? '' : 's'}
        spark={kpi.detectionSpark.length > 1 ? <DetectionSpark values={kpi.detectionSpark} /> : null}
      >
        {detection === null ? 'no detection in 24 h' : `24 h, p50 ${reaction(kpi.detectionP50 ?? 0)} s, p99 ${reaction(kpi.detectionP99 ?? 0)} s`}
      </Kpi>
      <Kpi label="Nodes reporting" value={String(now?.reporting ?? kpi.nodesReporting)} unit={`/ ${now?.total ?? kpi.nodesTotal}`}>
        <Silent silent={kpi.silent} />
      </Kpi>
    </section>
  )
}

function Kpi({ label, value, unit, spark, children }: { label: string; value: string; unit: string; spark?: ReactNode; children: ReactNode }) {
  return (
    <div className="panel kpi">
      <h2>{label}</h2>
      <div className="kv num">
        <b>{value}</b>
        <span>{unit}</span>
        {spark}
      </div>
      <small className="num">{children}</small>
    </div>
  )
}

function RateKpi({ label, unit, value, baseline, column }: { label: string; unit: Unit; value: number | null; baseline: number; column: 1 | 2 }) {
  const live = useLive()
  const read = useCallback(() => (live.model.network.read()[column] ?? []) as (number | null)[], [live, column])
  const parts = rateParts(value, unit)
  const reference = rateParts(baseline, unit)
  const change = value === null ? null : deviation(value, baseline)
  return (
    <Kpi
      label={label}
      value={parts.value}
      unit={parts.unit}
      spark={<Spark read={read} subscribe={live.ticks.subscribe} width={66} height={24} color="ch-passed" />}
    >
      {change === null ? (
        'baseline still learning'
      ) : (
        <>
          <span className={value !== null && value > baseline * 1.25 ? 'up' : undefined}>{change}</span> vs baseline {reference.value} {reference.unit}
        </>
      )}
    </Kpi>
  )
}

function DroppedSpark() {
  const live = useLive()
  const read = useCallback(() => (live.model.network.read()[1 + networkColumns.indexOf('droppedBps')] ?? []) as (number | null)[], [live])
  return <Spark read={read} subscribe={live.ticks.subscribe} width={66} height={24} color="ch-dropped" />
}

/** How many attacks are being answered, and the packets that the nodes drop of them. */
function Mitigated({ overview: { incidents } }: { overview: Overview }) {
  const now = useNetworkNow()
  const answered = incidents.filter(({ mitigation }) => mitigation.level !== null).length
  return (
    <>
      <span className="mit">{formatRate(now?.droppedPps, 'pps')}</span>
      {answered > 0 && `${answered} of ${plural(incidents.length, 'attack')} mitigated`}
    </>
  )
}

function DetectionSpark({ values }: { values: number[] }) {
  const read = useCallback(() => values, [values])
  return <Spark read={read} subscribe={never} width={66} height={24} color="ok" />
}

const order: readonly Severity[] = ['critical', 'high', 'medium', 'low']

function SeverityCounts({ incidents }: { incidents: IncidentSummary[] }) {
  if (incidents.length === 0) return <>all quiet</>
  return order.map((severity) => {
    const count = incidents.filter((incident) => incident.severity === severity).length
    return count === 0 ? null : (
      <span key={severity} className={`sc ${severity}`}>
        <Glyph shape={severity} />
        {count} {severityNames[severity].toLowerCase()}
      </span>
    )
  })
}

function Silent({ silent }: { silent: Overview['kpi']['silent'] }) {
  const [first] = silent
  if (first === undefined) return <>every node on time</>
  return (
    <>
      <Link to="/nodes/$id" params={{ id: first.id }} className="warn">
        {first.name}
      </Link>{' '}
      silent {duration(first.seconds)}
      {silent.length > 1 && `, ${plural(silent.length - 1, 'more', 'more')}`}
    </>
  )
}
