import { Link } from '@tanstack/react-router'
import { ChartSpline } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import type { Span } from '../api/queries'
import type { TrafficAnalysis } from '../api/types'
import { ChartTable } from '../charts/ChartTable'
import type { Layer } from '../charts/layers'
import { Plot } from '../charts/Plot'
import { useFetchedSource } from '../charts/usePolled'
import { duration } from '../format/time'
import { useOverview } from '../live/react'
import { useRange } from '../shell/useRange'
import { Empty } from '../ui/States'
import { knowsBits, trafficFrame, trafficLayers } from './trafficFrames'

export function TrafficChart({ traffic, span, withBefore }: { traffic: TrafficAnalysis; span: Span; withBefore: boolean }) {
  const { unit, zoom } = useRange()
  const frame = useCallback((data: TrafficAnalysis) => trafficFrame(data, unit, withBefore), [unit, withBefore])
  const source = useFetchedSource(traffic, frame)
  const keys = traffic.keys.join('\n')
  const layers = useMemo(() => trafficLayers(traffic.by, keys === '' ? [] : keys.split('\n'), withBefore), [traffic.by, keys, withBefore])
  const window = useCallback((): readonly [number, number] => [span.from / 1000, span.to / 1000], [span.from, span.to])
  if (traffic.figures.measured === 0) return <NothingMeasured traffic={traffic} />
  const what = `${traffic.name}, ${unit === 'pps' ? 'packets' : 'bits'} per second`
  return (
    <section className="panel chart" aria-label="Traffic over time">
      <div className="ph">
        <h2>{traffic.name}</h2>
        <span className="mut xs">means of {duration(traffic.step)}</span>
        <div className="sp" />
        {unit === 'bps' && !knowsBits(traffic) && <span className="mut xs">bits are not known by {traffic.by}: switch to packets</span>}
      </div>
      <Legend layers={layers} />
      <Plot key={`${traffic.by} ${keys}`} source={source} layers={layers} unit={unit} window={window} onZoom={zoom} summary={`${what}, over the chosen range`} />
      <ChartTable source={source} layers={layers} unit={unit} name="traffic" />
    </section>
  )
}

export function Legend({ layers }: { layers: readonly Layer[] }) {
  return (
    <div className="lg num">
      {layers.map(({ label, kind, color = 0 }) => {
        switch (kind) {
          case 'bandLow':
            return null
          case 'bandHigh':
            return (
              <span key={label}>
                <i style={{ background: 'var(--ch-base-fill)', borderTop: '1px dashed var(--ch-base)' }} />
                Baseline p50–p99
              </span>
            )
          case 'dropped':
            return (
              <span key={label}>
                <i className="hatched" />
                {label}
              </span>
            )
          case 'threshold':
            return (
              <span key={label}>
                <i style={{ height: 0, borderTop: '2px dashed var(--ch-thr)' }} />
                {label}
              </span>
            )
          case 'before':
            return (
              <span key={label}>
                <i style={{ height: 0, borderTop: '2px dashed var(--fg-2)' }} />
                {label}
              </span>
            )
          case 'line':
            return (
              <span key={label}>
                <i style={{ height: 0, borderTop: `2px solid var(--cat-${color})` }} />
                {label}
              </span>
            )
          default:
            return (
              <span key={label}>
                <i style={{ background: kind === 'area' ? 'var(--ch-passed)' : `var(--cat-${color % 8})` }} />
                {label}
              </span>
            )
        }
      })}
    </div>
  )
}

/** Says what is missing, and when it will be there. */
function NothingMeasured({ traffic }: { traffic: TrafficAnalysis }) {
  const overview = useOverview().data
  if (overview !== undefined && overview.nodes.length === 0)
    return (
      <div className="panel">
        <Empty icon={ChartSpline} title="No node measures yet">
          <p>Traffic is drawn from the first second a node reports; its baseline from five minutes on.</p>
          <Link to="/nodes/new" className="btn">
            Add a node
          </Link>
        </Empty>
      </div>
    )
  return (
    <div className="panel">
      <Empty icon={ChartSpline} title={`Nothing was measured of ${traffic.name} in this range`}>
        <p>
          {traffic.of.startsWith('customer:')
            ? 'A customer is measured while nodes name its addresses among their busiest targets.'
            : 'Measurements begin when a node first reports. Seconds are kept for two days, ten seconds for 30 days, minutes for a year, hours for ever.'}
        </p>
      </Empty>
    </div>
  )
}
