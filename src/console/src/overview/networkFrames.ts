import type { BrokenDownSeries, Series } from '../api/types'
import type { Layer } from '../charts/layers'
import { levels } from '../charts/scale'
import { type Frame, onTop, type PlotSource, stack } from '../charts/source'
import type { Unit } from '../format/rates'
import type { Live } from '../live/live'
import { networkColumns } from '../live/overviewModel'

const references = [
  { label: 'Baseline p50', kind: 'bandLow' },
  { label: 'Baseline p99', kind: 'bandHigh' },
] as const

/** What was delivered, and on top of it what was dropped: together what arrived. */
export const trafficLayers: readonly Layer[] = [...references, { label: 'Delivered', kind: 'area' }, { label: 'Dropped', kind: 'dropped' }, { label: 'Threshold', kind: 'threshold' }]

interface Columns {
  p50: readonly (number | null)[]
  p99: readonly (number | null)[]
  delivered: readonly (number | null)[]
  dropped: readonly (number | null)[]
  threshold: readonly (number | null)[]
}

/** Columns in the order of the layers. A reference of zero is not learned yet, and is not drawn. */
function frameOf(t: readonly number[], { p50, p99, delivered, dropped, threshold }: Columns): Frame {
  const [low, high, line] = [learned(p50), learned(p99), levels(learned(threshold))]
  const times = [...t]
  return {
    data: [times, low, high, [...delivered], dropped.some((value) => (value ?? 0) > 0) ? onTop(delivered, dropped) : delivered.map(() => null), line],
    values: [undefined, undefined, undefined, dropped],
  }
}

export const seriesFrame = (series: Series, unit: Unit): Frame =>
  unit === 'pps'
    ? frameOf(series.t, { p50: series.p50Pps, p99: series.p99Pps, delivered: series.deliveredPps, dropped: series.droppedPps, threshold: series.thresholdPps })
    : frameOf(series.t, { p50: series.p50Bps, p99: series.p99Bps, delivered: series.deliveredBps, dropped: series.droppedBps, threshold: series.thresholdBps })

export const learned = (column: readonly (number | null)[]): (number | null)[] =>
  column.map((value) => (value !== null && value > 0 ? value : null))

export function brokenDownLayers(keys: readonly string[], label: (key: string) => string): Layer[] {
  return keys.map((key, i) => ({ label: label(key), kind: 'stacked', color: i }))
}

export function brokenDownFrame(series: BrokenDownSeries, unit: Unit): Frame {
  const columns = series[unit]
  return { data: [series.t, ...stack(columns)], values: columns }
}

/** The live window, read straight from the model that the ticks fill. */
export class LiveNetworkSource implements PlotSource {
  readonly subscribe: PlotSource['subscribe']
  readonly #live: Live
  readonly #unit: Unit

  constructor(live: Live, unit: Unit) {
    this.#live = live
    this.#unit = unit
    this.subscribe = live.ticks.subscribe
  }

  readonly read = (): Frame => {
    const [times, ...columns] = this.#live.model.network.read()
    const column = (name: (typeof networkColumns)[number]): (number | null)[] => columns[networkColumns.indexOf(name)] ?? []
    return this.#unit === 'pps'
      ? frameOf(times, { p50: column('p50Pps'), p99: column('p99Pps'), delivered: column('deliveredPps'), dropped: column('droppedPps'), threshold: column('thresholdPps') })
      : frameOf(times, { p50: column('p50Bps'), p99: column('p99Bps'), delivered: column('deliveredBps'), dropped: column('droppedBps'), threshold: column('thresholdBps') })
  }
}
