/** A list of listeners, called at most once per animation frame however often it is raised. */
export class Signal {
  readonly #listeners = new Set<() => void>()
  #version = 0
  #scheduled = false

  get version(): number {
    return this.#version
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Hidden tabs get no animation frames, so nothing is drawn there; the data itself is already stored. */
  readonly raise = (): void => {
    if (this.#scheduled) return
    this.#scheduled = true
    requestAnimationFrame(() => {
      this.#scheduled = false
      this.#version++
      for (const listener of this.#listeners) listener()
    })
  }
}
