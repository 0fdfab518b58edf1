import { ChartSpline } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import type { LinkGrowth } from '../api/types'
import type { Level } from '../charts/annotations'
import { ChartTable } from '../charts/ChartTable'
import type { Layer } from '../charts/layers'
import { Plot } from '../charts/Plot'
import type { Frame } from '../charts/source'
import { useFetchedSource } from '../charts/usePolled'
import { percent } from '../format/numbers'
import { useNow } from '../live/react'
import { Empty } from '../ui/States'
import { between, outlookText } from './outlook'

const layers: readonly Layer[] = [
  { label: 'Lower end (95 %)', kind: 'bandLow' },
  { label: 'Upper end (95 %)', kind: 'bandHigh' },
  { label: 'Busy hour', kind: 'area' },
  { label: 'Trend', kind: 'line', color: 1 },
]

const frame = ({ days }: LinkGrowth): Frame => ({ data: [days.t, days.low, days.high, days.bps, days.trend] })

export function GrowthChart({ link, fullAt, leastDays }: { link: LinkGrowth; fullAt: number; leastDays: number }) {
  const source = useFetchedSource(link, frame)
  const now = useNow(60_000)
  const { t } = link.days
  const window = useCallback((): readonly [number, number] => [t[0] ?? 0, (t.at(-1) ?? 0) + 86_400], [t])
  const levels = useMemo<Level[]>(
    () => (link.capacityBps === null ? [] : [{ value: link.capacityBps * fullAt, text: `${percent(fullAt)} of capacity`, effective: true }, { value: link.capacityBps, text: 'Capacity', effective: false }]),
    [link.capacityBps, fullAt],
  )
  const name = `${link.nodeName} ${link.interface}`
  const words = outlookText(link, { fullAt, leastDays }, now)
  return (
    <section className="panel chart" aria-label="Busy hours by day">
      <div className="ph">
        <h2>{name}</h2>
        <span>{words}</span>
        <span className="mut xs">{between(link)}</span>
      </div>
      <div className="lg num">
        <span><i style={{ background: 'var(--ch-passed)' }} />Busy hour of the day</span>
        <span><i style={{ height: 0, borderTop: '2px solid var(--cat-1)' }} />Trend</span>
        <span><i style={{ background: 'var(--ch-base-fill)', borderTop: '1px dashed var(--ch-base)' }} />95 % of single days</span>
      </div>
      {link.days.bps.every((value) => value === null) ? (
        <Empty icon={ChartSpline} title="No whole day is measured yet">
          <p>The first busy hour is here after the first UTC day of which at least half is measured; hours with an incident do not count.</p>
        </Empty>
      ) : (
        <>
          <Plot key={name} source={source} layers={layers} unit="bps" window={window} levels={levels} summary={`Busy hours of ${name}: ${words}`} />
          <ChartTable source={source} layers={layers} unit="bps" name="busy-hours" />
        </>
      )}
    </section>
  )
}
