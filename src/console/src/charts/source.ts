import type uPlot from 'uplot'
import { Signal } from '../live/signal'

export interface Frame {
  /** Time axis in epoch seconds, then one column per layer. */
  data: uPlot.AlignedData
  /** What the tooltip says where it differs from what is drawn, as in a stack. Same shape as the columns. */
  values?: readonly (readonly (number | null | undefined)[] | undefined)[]
}

/** Where a plot reads its samples from; raised whenever a new frame can be read. */
export interface PlotSource {
  subscribe: (listener: () => void) => () => void
  read: () => Frame
}

/** A source fed by fetched series. */
export class FetchedSource implements PlotSource {
  readonly #signal = new Signal()
  #frame: Frame = { data: [[]] }

  readonly subscribe = this.#signal.subscribe

  set(frame: Frame): void {
    this.#frame = frame
    this.#signal.raise()
  }

  readonly read = (): Frame => this.#frame
}

/** Stacks columns from the bottom up. A second in which no column has data stays a gap. */
export function stack(columns: readonly (readonly (number | null)[])[]): (number | null)[][] {
  const length = columns[0]?.length ?? 0
  const sums = new Float64Array(length)
  return columns.map((column) =>
    Array.from({ length }, (_, i) => {
      if (columns.every((each) => (each[i] ?? null) === null)) return null
      sums[i] = (sums[i] ?? 0) + (column[i] ?? 0)
      return sums[i] ?? null
    }),
  )
}

/** What was dropped, on top of what was delivered: a line only where something was, and the sample before it, from which it rises. */
export function onTop(delivered: readonly (number | null)[], dropped: readonly (number | null)[]): (number | null)[] {
  const some = (i: number): boolean => (dropped[i] ?? 0) > 0
  return delivered.map((value, i) => (value !== null && (some(i) || some(i + 1) || some(i - 1)) ? value + (dropped[i] ?? 0) : null))
}
