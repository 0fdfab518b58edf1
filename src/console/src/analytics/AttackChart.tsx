import { useCallback, useMemo } from 'react'
import type { AttackAnalysis } from '../api/types'
import { ChartTable } from '../charts/ChartTable'
import type { Layer } from '../charts/layers'
import { Plot } from '../charts/Plot'
import { type Frame, stack } from '../charts/source'
import { useFetchedSource } from '../charts/usePolled'
import { useRange } from '../shell/useRange'
import { Legend } from './TrafficChart'

/** A column lasts until the next one begins; the last one needs an end, too. */
const frame = ({ t, step, counts }: AttackAnalysis): Frame => {
  const columns = counts.map((column) => [...column, column.at(-1) ?? 0])
  return { data: [[...t, (t.at(-1) ?? 0) + step], ...stack(columns)], values: columns }
}

const columnNames: Record<number, string> = { 3600: 'hour', 86_400: 'day', 604_800: 'week' }

/** Attacks that began, by the vector that leads each. */
export function AttackChart({ attacks }: { attacks: AttackAnalysis }) {
  const source = useFetchedSource(attacks, frame)
  const { zoom } = useRange()
  const keys = attacks.keys.join('\n')
  const layers = useMemo(() => keys.split('\n').map((label, color): Layer => ({ label, kind: 'steps', color })), [keys])
  const { t, step } = attacks
  const window = useCallback((): readonly [number, number] => [t[0] ?? 0, (t.at(-1) ?? 0) + step], [t, step])
  return (
    <section className="panel chart" aria-label="Attacks over time">
      <div className="ph">
        <h2>Attacks that began each {columnNames[step] ?? 'step'}</h2>
        <span className="mut xs">by their leading vector</span>
      </div>
      <Legend layers={layers} />
      <Plot key={keys} source={source} layers={layers} unit="count" window={window} onZoom={zoom} summary={`Attacks over time by leading vector: ${attacks.keys.join(', ')}`} />
      <ChartTable source={source} layers={layers} unit="count" name="attacks" />
    </section>
  )
}
