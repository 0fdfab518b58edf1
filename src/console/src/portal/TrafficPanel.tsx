import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { PortalTraffic } from '../api/types'
import { ChartTable } from '../charts/ChartTable'
import type { Layer } from '../charts/layers'
import { Plot } from '../charts/Plot'
import { FetchedSource } from '../charts/source'
import { formatRate } from '../format/rates'
import { Empty, Failure, Loading } from '../ui/States'
import { Segments } from '../ui/Segments'
import { portalTrafficQuery } from './queries'

const route = getRouteApi('/portal/')
const layers: readonly Layer[] = [{ label: 'Traffic', kind: 'area' }]

/** What came for the customer's addresses, as far as it is measured. */
export default function TrafficPanel() {
  const { days = 1 } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery({ ...portalTrafficQuery(days), refetchInterval: 60_000 })
  const measured = data?.bps.some((value) => value !== null) ?? false
  return (
    <section className="panel list" aria-label="Traffic to your addresses">
      <div className="ph">
        <h2>Traffic to your addresses</h2>
        <span className="mut xs">of what is busiest in the network: at least so much</span>
        <div className="sp" />
        <Segments
          small
          label="Time"
          value={String(days)}
          options={[['1', '1 day'], ['7', '7 days'], ['30', '30 days']]}
          onChange={(next) => void navigate({ search: { days: next === '7' ? 7 : next === '30' ? 30 : undefined }, replace: true })}
        />
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={4} label="Loading traffic" /> : <Failure error={error} retry={() => void refetch()} />
      ) : measured ? (
        <Chart traffic={data} days={days} />
      ) : (
        <Empty title="None of your addresses was among the busiest">
          <p>Traffic is shown while your addresses are among the busiest targets of a node.</p>
        </Empty>
      )}
    </section>
  )
}

function Chart({ traffic, days }: { traffic: PortalTraffic; days: number }) {
  const [source] = useState(() => new FetchedSource())
  useEffect(() => source.set({ data: [traffic.t, traffic.bps] }), [source, traffic])
  const end = (traffic.t.at(-1) ?? 0) + traffic.step
  const visible = useCallback((): readonly [number, number] => [end - days * 86_400, end], [end, days])
  const most = Math.max(...traffic.bps.map((value) => value ?? 0))
  return (
    <div className="portal-traffic">
      <Plot source={source} layers={layers} unit="bps" window={visible} summary={`Traffic to your addresses, at most ${formatRate(most, 'bps')}`} />
      <ChartTable source={source} layers={layers} unit="bps" name="traffic" />
    </div>
  )
}
