import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { nodeMetricsQuery } from '../api/queries'
import type { Bound, Direction, Interface, NodeDetail } from '../api/types'
import type { Level } from '../charts/annotations'
import { ChartTable } from '../charts/ChartTable'
import type { Layer } from '../charts/layers'
import { Plot } from '../charts/Plot'
import { useSpan } from '../charts/usePolled'
import { formatRate, type Unit } from '../format/rates'
import { useLive } from '../live/react'
import { useRange } from '../shell/useRange'
import { Segments } from '../ui/Segments'
import { NodeHistory } from './nodeHistory'
import { boundNames } from './wording'

const route = getRouteApi('/shell/nodes/$id')

/** The charts draw the bounds as lines of their own, so the series' threshold column is left out. */
const layers: readonly Layer[] = [
  { label: 'Baseline p50', kind: 'bandLow' },
  { label: 'Baseline p99', kind: 'bandHigh' },
  { label: 'Rate', kind: 'area' },
]

export const directionOf = (each: Interface, direction: Direction) => (direction === 'inbound' ? each.inbound : each.outbound)

/** The interface in the URL, or the busiest one facing the outside. */
export function chosenInterface(detail: NodeDetail, wanted: string | undefined): Interface | undefined {
  const outside = detail.interfaces.filter(({ role }) => role === 'transit' || role === 'peer')
  return (
    detail.interfaces.find(({ name }) => name === wanted) ??
    (outside.length > 0 ? outside : detail.interfaces).toSorted((a, b) => b.inbound.bps - a.inbound.bps || a.name.localeCompare(b.name))[0]
  )
}

export function NodeCharts({ detail }: { detail: NodeDetail }) {
  const { iface, dir = 'inbound', from, to } = route.useSearch()
  const navigate = route.useNavigate()
  // The choice must not jump between interfaces as rates change, so it is made once per node.
  const [fallback] = useState(() => chosenInterface(detail, undefined)?.name)
  const chosen = chosenInterface(detail, iface ?? fallback)
  if (chosen === undefined) return null
  return (
    <section className="panel charts" aria-label="Traffic">
      <div className="ph">
        <h2>Traffic</h2>
        <select
          className="in"
          aria-label="Interface"
          value={chosen.name}
          onChange={(event) => void navigate({ search: (old) => ({ ...old, iface: event.target.value }), replace: true })}
        >
          {detail.interfaces.map(({ name, role }) => (
            <option key={name} value={name}>
              {name} ({role})
            </option>
          ))}
        </select>
        <Segments<Direction>
          small
          label="Direction"
          value={dir}
          options={[['inbound', 'Inbound'], ['outbound', 'Outbound']]}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, dir: next === 'outbound' ? next : undefined }), replace: true })}
        />
        <div className="sp" />
        <div className="lg">
          <span><i style={{ background: 'var(--ch-base-fill)', borderTop: '1px dashed var(--ch-base)' }} />Baseline p50–p99</span>
          <span><i style={{ height: 0, borderTop: '2px dashed var(--ch-thr)' }} />Bound in force</span>
          <span><i style={{ height: 0, borderTop: '2px dotted var(--fg-2)' }} />Other bounds</span>
        </div>
      </div>
      <ChartPair key={[chosen.name, dir, from, to].join(' ')} detail={detail} chosen={chosen} direction={dir} />
    </section>
  )
}

function ChartPair({ detail, chosen, direction }: { detail: NodeDetail; chosen: Interface; direction: Direction }) {
  const { search, zoom } = useRange()
  const live = useLive()
  const now = directionOf(chosen, direction)
  // Ticks continue a live window; fetching again only fills what they missed.
  const { span, live: endsNow, seconds } = useSpan(search, 15_000)
  const ticking = endsNow && seconds <= 900
  const where = useMemo(() => ({ interface: chosen.name, direction }), [chosen.name, direction])
  const { data } = useQuery(nodeMetricsQuery(detail.node.id, span, where))
  const [history] = useState(() => new NodeHistory())

  useEffect(() => {
    if (data !== undefined) history.seed(data)
  }, [history, data])
  useEffect(
    () => (ticking ? live.onNode(detail.node.id, (tick) => history.append(tick, chosen.name, direction)) : undefined),
    [live, history, ticking, detail.node.id, chosen.name, direction],
  )
  const visible = useCallback((): readonly [number, number] => {
    const end = history.lastTime
    return ticking && !Number.isNaN(end) ? [end - seconds, end] : [span.from / 1000, span.to / 1000]
  }, [history, ticking, seconds, span])

  const chart = (unit: Unit, bounds: Bound[]) => (
    <OneChart
      title={unit === 'pps' ? 'Packets per second' : 'Bits per second'}
      name={`${detail.node.name}-${chosen.name}-${direction}`}
      rate={now[unit]}
      unit={unit}
      history={history}
      bounds={bounds}
      visible={visible}
      onZoom={zoom}
    />
  )
  return (
    <div className="pair">
      {chart('pps', now.packets)}
      {chart('bps', now.bits)}
    </div>
  )
}

interface OneChartProps {
  title: string
  name: string
  rate: number
  unit: Unit
  history: NodeHistory
  bounds: Bound[]
  visible: () => readonly [number, number]
  onZoom: (from: number, to: number) => void
}

function OneChart({ title, name, rate, unit, history, bounds, visible, onZoom }: OneChartProps) {
  const source = history.source(unit)
  // Bounds move with the baseline every second; redrawing is only worth it when their printed text changes.
  const text = bounds.map((bound) => `${bound.effective}|${bound.value}|${labelOf(bound, unit)}`).join('\n')
  const levels = useMemo<Level[]>(
    () =>
      text === ''
        ? []
        : text.split('\n').map((line) => {
            const [effective, value = '0', label = ''] = line.split('|')
            return { effective: effective === 'true', value: Number(value), text: label }
          }),
    [text],
  )
  return (
    <div className="chart">
      <div className="ct num">
        <h3>{title}</h3> <b>{formatRate(rate, unit)}</b>
      </div>
      <Plot source={source} layers={layers} unit={unit} window={visible} levels={levels} syncKey={name} onZoom={onZoom} summary={`${title} with baseline and threshold bounds, now ${formatRate(rate, unit)}`} />
      <ChartTable source={source} layers={layers} unit={unit} name={name} />
    </div>
  )
}

const labelOf = (bound: Bound, unit: Unit): string => `${boundNames[bound.bound]} ${formatRate(bound.value, unit)}`
