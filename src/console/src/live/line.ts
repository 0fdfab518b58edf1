/** A line to the server's hub. */
export interface Line {
  invoke: (method: string, argument: string) => void
}

export interface Ears {
  /** What the server may call here. */
  methods: readonly string[]
  heard: (method: string, body: never) => void
  ended: () => void
}

/** Opens a line to the hub at this address, or fails. */
export type Opener = (address: string, ears: Ears) => Promise<Line>
