import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { breakdownQuery, networkQuery } from '../api/queries'
import type { BrokenDownSeries, Overview, Series } from '../api/types'
import type { Flag } from '../charts/annotations'
import { Plot } from '../charts/Plot'
import { ChartTable } from '../charts/ChartTable'
import { useFetchedSource, useSpan } from '../charts/usePolled'
import { formatRate } from '../format/rates'
import { clock, epoch, reaction, zoneName } from '../format/time'
import { useLive, useNetworkNow } from '../live/react'
import { usePrefs } from '../prefs/prefs'
import { presetOf, resolveRange } from '../shell/range'
import { useRange } from '../shell/useRange'
import { Segments } from '../ui/Segments'
import { brokenDownFrame, brokenDownLayers, LiveNetworkSource, seriesFrame, trafficLayers } from './networkFrames'

const route = getRouteApi('/shell/overview')

export function NetworkPanel({ overview }: { overview: Overview }) {
  const { by, pop } = route.useSearch()
  const { unit, setUnit } = useRange()
  const navigate = route.useNavigate()
  return (
    <div className="panel chart">
      <div className="ph">
        <h2>Network traffic</h2>
        <Segments small label="Unit" value={unit} options={[['pps', 'Packets/s'], ['bps', 'Bits/s']]} onChange={setUnit} />
        <Segments
          small
          label="Break down by"
          value={by ?? 'total'}
          options={[['total', 'Total'], ['protocol', 'Protocol'], ['pop', 'POP']]}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, by: next === 'total' ? undefined : next }), replace: true })}
        />
        <div className="sp" />
        <Ends />
      </div>
      {by === undefined ? <TotalChart overview={overview} pop={pop} /> : <BreakdownChart key={by} by={by} pop={pop} overview={overview} />}
    </div>
  )
}

function Ends() {
  const now = useNetworkNow()
  const { zone } = usePrefs()
  const { search } = useRange()
  const live = useLive()
  const range = resolveRange(search, Date.now())
  const last = live.model.network.lastTime
  const at = range.live && now !== null && !Number.isNaN(last) ? last * 1000 : range.to
  return (
    <span className="mut num xs ends">
      ends {clock(at, zone)} {zoneName(zone, at)}
    </span>
  )
}

function useFlags(overview: Overview): Flag[] {
  return useMemo(
    () =>
      [...overview.incidents, ...overview.resolvedToday].map((incident) => ({
        at: epoch(incident.detected) / 1000,
        text: incident.state === 'resolved' ? incident.id : `${incident.id} detected in ${reaction(incident.detectionSeconds)} s`,
      })),
    [overview.incidents, overview.resolvedToday],
  )
}

function TotalChart({ overview, pop }: { overview: Overview; pop: string | undefined }) {
  const { search } = useRange()
  return presetOf(search) === '5m' && pop === undefined ? (
    <LiveTotal overview={overview} />
  ) : (
    <FetchedTotal overview={overview} pop={pop} />
  )
}

function LiveTotal({ overview }: { overview: Overview }) {
  const live = useLive()
  const { unit, zoom } = useRange()
  const source = useMemo(() => new LiveNetworkSource(live, unit), [live, unit])
  const flags = useFlags(overview)
  const window = useCallback((): readonly [number, number] => {
    const end = live.model.network.lastTime
    const last = Number.isNaN(end) ? Date.now() / 1000 : end
    return [last - 300, last]
  }, [live])
  return (
    <>
      <TotalLegend />
      <Plot source={source} layers={trafficLayers} unit={unit} window={window} flags={flags} onZoom={zoom} summary={`Network ${unit === 'pps' ? 'packets' : 'bits'} per second, last five minutes`} />
      <ChartTable source={source} layers={trafficLayers} unit={unit} name="network" />
    </>
  )
}

function FetchedTotal({ overview, pop }: { overview: Overview; pop: string | undefined }) {
  const { search, unit, zoom } = useRange()
  const { span } = useSpan(search)
  const frame = useCallback((series: Series) => seriesFrame(series, unit), [unit])
  const source = useFetchedSource(useQuery(networkQuery(span, pop)).data, frame)
  const flags = useFlags(overview)
  const window = useCallback((): readonly [number, number] => [span.from / 1000, span.to / 1000], [span])
  return (
    <>
      <TotalLegend />
      <Plot source={source} layers={trafficLayers} unit={unit} window={window} flags={flags} onZoom={zoom} summary={`${pop ?? 'Network'} ${unit === 'pps' ? 'packets' : 'bits'} per second over the chosen range`} />
      <ChartTable source={source} layers={trafficLayers} unit={unit} name={pop ?? 'network'} />
    </>
  )
}

function TotalLegend() {
  const now = useNetworkNow()
  const { unit } = useRange()
  const { pop } = route.useSearch()
  return (
    <div className="lg num">
      <span>
        <i style={{ background: 'var(--ch-passed)' }} />
        Delivered {pop === undefined && <b>{formatRate(unit === 'pps' ? now?.deliveredPps : now?.deliveredBps, unit)}</b>}
      </span>
      {(now?.droppedPps ?? 0) > 0 && (
        <span>
          <i className="hatched" />
          Dropped {pop === undefined && <b>{formatRate(unit === 'pps' ? now?.droppedPps : now?.droppedBps, unit)}</b>}
        </span>
      )}
      <span>
        <i style={{ background: 'var(--ch-base-fill)', borderTop: '1px dashed var(--ch-base)' }} />
        Baseline p50–p99
      </span>
      <span>
        <i style={{ height: 0, borderTop: '2px dashed var(--ch-thr)' }} />
        Threshold
      </span>
    </div>
  )
}

function BreakdownChart({ by, pop, overview }: { by: 'protocol' | 'pop'; pop: string | undefined; overview: Overview }) {
  const { search, unit, zoom } = useRange()
  const { span } = useSpan(search)
  const frame = useCallback((series: BrokenDownSeries) => brokenDownFrame(series, unit), [unit])
  const { data } = useQuery(breakdownQuery(span, by, pop))
  const source = useFetchedSource(data, frame)
  const keys = data?.keys.join('\n') ?? ''
  const layers = useMemo(() => {
    const names = new Map(overview.pops.map((each) => [each.code, each.name]))
    return brokenDownLayers(keys === '' ? [] : keys.split('\n'), (key) => (by === 'pop' ? (names.get(key) ?? key) : key.toUpperCase()))
  }, [keys, by, overview.pops])
  const flags = useFlags(overview)
  const window = useCallback((): readonly [number, number] => [span.from / 1000, span.to / 1000], [span])
  return (
    <>
      <div className="lg num">
        {layers.map((layer, i) => (
          <span key={layer.label}>
            <i className={`series-${i % 8}`} />
            {layer.label}
          </span>
        ))}
        {by === 'protocol' && <span className="mut">shares from the packet sample</span>}
      </div>
      {layers.length > 0 && (
        <Plot source={source} layers={layers} unit={unit} window={window} flags={flags} onZoom={zoom} summary={`Network traffic by ${by === 'pop' ? 'point of presence' : 'protocol'}`} />
      )}
    </>
  )
}
