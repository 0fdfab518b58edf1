import type { BrokenDownSeries, Series } from '../api/types'
import type { Layer } from '../charts/layers'
import { levels } from '../charts/scale'
import { type Frame, type PlotSource, stack } from '../charts/source'
import type { Unit } from '../format/rates'
import type { Live } from '../live/live'
import { networkColumns } from '../live/overviewModel'

export const trafficLayers: readonly Layer[] = [
  { label: 'Baseline p50', kind: 'bandLow' },
  { label: 'Baseline p99', kind: 'bandHigh' },
  { label: 'Delivered', kind: 'area' },
  { label: 'Threshold', kind: 'threshold' },
]

/** Columns of a series in the order of `trafficLayers`. A reference of zero is not learned yet, and is not drawn. */
export function seriesFrame(series: Series, unit: Unit): Frame {
  const [p50, p99, rate, threshold] =
    unit === 'pps'
      ? [series.p50Pps, series.p99Pps, series.pps, series.thresholdPps]
      : [series.p50Bps, series.p99Bps, series.bps, series.thresholdBps]
  return { data: [series.t, learned(p50), learned(p99), rate, levels(learned(threshold))] }
}

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
    const names =
      this.#unit === 'pps'
        ? (['p50Pps', 'p99Pps', 'pps', 'thresholdPps'] as const)
        : (['p50Bps', 'p99Bps', 'bps', 'thresholdBps'] as const)
    const [p50, p99, rate, threshold] = names.map(column)
    return { data: [times, learned(p50 ?? []), learned(p99 ?? []), rate ?? [], levels(learned(threshold ?? []))] }
  }
}
