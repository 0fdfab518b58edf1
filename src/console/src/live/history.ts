import { Ring } from './ring'

/** Several columns of samples that share one time axis (epoch seconds). */
export class History {
  readonly #times: Ring
  readonly #columns: Ring[]
  #step = 1

  constructor(columns: number, capacity: number) {
    this.#times = new Ring(capacity)
    this.#columns = Array.from({ length: columns }, () => new Ring(capacity))
  }

  get lastTime(): number {
    return this.#times.last
  }

  /**
   * Replaces the past. The first column is what is measured: seconds at the end in which it is still missing are not
   * taken over, and live samples that are newer than the fetched ones stay.
   */
  seed(step: number, times: readonly number[], columns: readonly (readonly (number | null)[])[]): void {
    const [heldTimes, ...held] = this.read()
    let end = times.length
    while (end > 0 && (columns[0]?.[end - 1] ?? null) === null) end--
    this.#step = step
    this.#times.clear()
    for (const column of this.#columns) column.clear()
    for (let i = 0; i < end; i++) this.#push(times[i] ?? 0, columns.map((column) => column[i] ?? null))
    heldTimes.forEach((time, i) => this.append(time, held.map((column) => column[i] ?? null)))
  }

  /** Adds a sample. A sample not newer than the last is dropped; seconds that never came become a gap. */
  append(time: number, values: readonly (number | null)[]): void {
    const last = this.#times.last
    if (!Number.isNaN(last)) {
      if (time <= last) return
      if (time - last > this.#step * 2.5) this.#push(last + this.#step, this.#columns.map(() => null))
    }
    this.#push(time, values)
  }

  /** Time axis first, then the columns, as uPlot takes them; only samples at or after `since`. */
  read(since = -Infinity): [number[], ...(number | null)[][]] {
    let first = 0
    while (first < this.#times.length && this.#times.at(first) < since) first++
    return [this.#times.toArray(first) as number[], ...this.#columns.map((column) => column.toArray(first))]
  }

  #push(time: number, values: readonly (number | null)[]): void {
    this.#times.push(time)
    this.#columns.forEach((column, i) => column.push(values[i] ?? null))
  }
}
