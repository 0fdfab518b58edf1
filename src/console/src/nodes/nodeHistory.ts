import type { Direction, NodeTick, Series } from '../api/types'
import type { Frame, PlotSource } from '../charts/source'
import type { Unit } from '../format/rates'
import { epoch } from '../format/time'
import { History } from '../live/history'
import { Signal } from '../live/signal'

const columns = ['pps', 'bps', 'p50Pps', 'p99Pps', 'p50Bps', 'p99Bps'] as const
const capacity = 1400
/** A node reports every second; a report older than this has a missing one after it. */
const lateMs = 2200

/** One interface and direction: the fetched past, continued by ticks; both charts read the same samples. */
export class NodeHistory {
  readonly #history = new History(columns.length, capacity)
  readonly #signal = new Signal()
  readonly #sources: Record<Unit, PlotSource>

  constructor() {
    const source = (unit: Unit): PlotSource => ({ subscribe: this.#signal.subscribe, read: () => this.#frame(unit) })
    this.#sources = { pps: source('pps'), bps: source('bps') }
  }

  get lastTime(): number {
    return this.#history.lastTime
  }

  source(unit: Unit): PlotSource {
    return this.#sources[unit]
  }

  seed(series: Series): void {
    this.#history.seed(series.step, series.t, columns.map((name) => series[name]))
    this.#signal.raise()
  }

  /** A tick repeats the last report of a node that has become silent; that is a gap, and not steady traffic. */
  append(tick: NodeTick, name: string, direction: Direction): void {
    const seen = tick.detail.node.lastSeen
    const late = seen === null || tick.t - epoch(seen) > lateMs
    const found = tick.detail.interfaces.find((each) => each.name === name)
    const now = direction === 'inbound' ? found?.inbound : found?.outbound
    this.#history.append(Math.floor(tick.t / 1000), now === undefined || late ? columns.map(() => null) : columns.map((column) => now[column]))
    this.#signal.raise()
  }

  #frame(unit: Unit): Frame {
    const [times, pps = [], bps = [], p50Pps = [], p99Pps = [], p50Bps = [], p99Bps = []] = this.#history.read()
    const [rate, p50, p99] = unit === 'pps' ? [pps, p50Pps, p99Pps] : [bps, p50Bps, p99Bps]
    const known = (column: (number | null)[]): (number | null)[] => column.map((value) => (value !== null && value > 0 ? value : null))
    return { data: [times, known(p50), known(p99), rate] }
  }
}
