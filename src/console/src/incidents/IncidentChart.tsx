import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { incidentMetricsQuery } from '../api/queries'
import type { IncidentDetail, Series } from '../api/types'
import type { Flag } from '../charts/annotations'
import { ChartTable } from '../charts/ChartTable'
import { Plot } from '../charts/Plot'
import { useFetchedSource, useSpan } from '../charts/usePolled'
import { epoch, reaction } from '../format/time'
import { levelFlags } from '../mitigation/levelFlags'
import { ladderQuery } from '../mitigation/queries'
import { seriesFrame, trafficLayers } from '../overview/networkFrames'
import type { RangeSearch } from '../shell/range'
import { useRange } from '../shell/useRange'
import { Segments } from '../ui/Segments'

const minute = 60_000

/** The incident with some quiet before it, unless the URL asks for another range. */
export function incidentRange(search: RangeSearch, onset: string, resolved: string | null, now: number): RangeSearch {
  if (search.from !== undefined) return search
  const from = epoch(onset) - minute
  if (resolved !== null) return { from, to: Math.max(epoch(resolved) + minute, from + 3 * minute) }
  const minutes = Math.max(5, Math.ceil((now - from) / minute))
  return minutes <= 24 * 60 ? { from: `now-${minutes}m` } : { from: 'now-24h' }
}

export function IncidentChart({ detail }: { detail: IncidentDetail }) {
  const { summary } = detail
  const { search, unit, setUnit, zoom } = useRange()
  const [log, setLog] = useState(false)
  const range = incidentRange(search, summary.onset, summary.resolved, Date.now())
  const { span, seconds } = useSpan(range)
  const frame = useCallback((series: Series) => seriesFrame(series, unit), [unit])
  const series = useQuery(incidentMetricsQuery(summary.number, span)).data
  const source = useFetchedSource(series, frame)
  const dropped = series?.droppedPps.some((value) => (value ?? 0) > 0) === true
  const ladder = useQuery(ladderQuery(summary.number)).data
  const flags = useMemo<Flag[]>(
    () => [
      { at: epoch(summary.onset) / 1000, text: 'Onset' },
      { at: epoch(summary.detected) / 1000 + 0.001, text: `Detected, +${reaction(summary.detectionSeconds)} s` },
      ...levelFlags(ladder, epoch(summary.onset)),
      ...(summary.resolved === null ? [] : [{ at: epoch(summary.resolved) / 1000, text: 'Resolved' }]),
    ],
    [summary.onset, summary.detected, summary.resolved, summary.detectionSeconds, ladder],
  )
  const window = useCallback((): readonly [number, number] => [span.from / 1000, span.to / 1000], [span])
  const [node] = summary.nodes
  return (
    <div className="panel chart incident-chart">
      <div className="ph">
        <h2 className="cut">Traffic at {node?.name ?? 'the node'}</h2>
        <Segments small label="Unit" value={unit} options={[['pps', 'Packets/s'], ['bps', 'Bits/s']]} onChange={setUnit} />
        <Segments small label="Scale" value={log ? 'log' : 'linear'} options={[['linear', 'Linear'], ['log', 'Log']]} onChange={(next) => setLog(next === 'log')} />
        <div className="sp" />
        <div className="lg">
          <span title={`${summary.interface} ${summary.direction}`}><i style={{ background: 'var(--ch-passed)' }} />Delivered</span>
          {dropped && <span><i className="hatched" />Dropped</span>}
          <span><i style={{ background: 'var(--ch-base-fill)', borderTop: '1px dashed var(--ch-base)' }} />p50–p99</span>
        </div>
      </div>
      <Plot
        source={source}
        layers={trafficLayers}
        unit={unit}
        window={window}
        flags={flags}
        droppedWords="dropped before the backbone"
        log={log}
        onZoom={zoom}
        summary={`Traffic at ${node?.name ?? 'the node'} over ${Math.round(seconds / 60)} minutes, with the onset, the detection and the levels of ${summary.id}`}
      />
      <ChartTable source={source} layers={trafficLayers} unit={unit} name={summary.id} />
    </div>
  )
}
