/** The last `capacity` samples, oldest first. A missing sample is kept as a gap, never bridged. */
export class Ring {
  readonly #values: Float64Array
  #next = 0
  #length = 0

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity)
  }

  get length(): number {
    return this.#length
  }

  push(value: number | null): void {
    this.#values[this.#next] = value ?? Number.NaN
    this.#next = (this.#next + 1) % this.#values.length
    if (this.#length < this.#values.length) this.#length++
  }

  /** The sample at `index` counted from the oldest; NaN marks a gap. */
  at(index: number): number {
    const start = this.#next - this.#length + this.#values.length
    return this.#values[(start + index) % this.#values.length] ?? Number.NaN
  }

  get last(): number {
    return this.#length === 0 ? Number.NaN : this.at(this.#length - 1)
  }

  toArray(from = 0): (number | null)[] {
    const out: (number | null)[] = []
    for (let i = from; i < this.#length; i++) {
      const value = this.at(i)
      out.push(Number.isNaN(value) ? null : value)
    }
    return out
  }

  clear(): void {
    this.#length = 0
    this.#next = 0
  }
}
