import { useCallback } from 'react'
import type { QualityAnalysis } from '../api/types'
import { ChartTable } from '../charts/ChartTable'
import type { Layer } from '../charts/layers'
import { Plot } from '../charts/Plot'
import type { Frame } from '../charts/source'
import { useFetchedSource } from '../charts/usePolled'
import { useRange } from '../shell/useRange'
import { Legend } from './TrafficChart'

const layers: readonly Layer[] = [
  { label: 'Detected p95', kind: 'line', color: 0, points: true },
  { label: 'Alerted p95', kind: 'line', color: 1, points: true },
  { label: 'Mitigated p95', kind: 'line', color: 4, points: true },
]

const frame = ({ t, detectP95, alertP95, mitigateP95 }: QualityAnalysis): Frame => ({ data: [t, detectP95, alertP95, mitigateP95] })

/** The reaction times over the range; a column without an incident is a gap. */
export function QualityChart({ quality }: { quality: QualityAnalysis }) {
  const source = useFetchedSource(quality, frame)
  const { zoom } = useRange()
  const { t, step } = quality
  const window = useCallback((): readonly [number, number] => [t[0] ?? 0, (t.at(-1) ?? 0) + step], [t, step])
  return (
    <section className="panel chart" aria-label="Reaction times over time">
      <div className="ph">
        <h2>Reaction times</h2>
        <span className="mut xs">95th percentile, by the incident’s onset</span>
      </div>
      <Legend layers={layers} />
      <Plot source={source} layers={layers} unit="s" window={window} onZoom={zoom} summary="95th percentile of the times to detect, alert and mitigate over the range" />
      <ChartTable source={source} layers={layers} unit="s" name="reaction-times" />
    </section>
  )
}
