import { base } from '../api/base'
import { currentLinkToken } from '../api/client'
import type { Line, Opener } from './line'
import { openSocket } from './socketLine'
import type { Connection } from './status'

/** Waits between attempts; the last one repeats for as long as the page is open. */
const retryDelays = [500, 1000, 2000, 3000, 5000]

const openPolled: Opener = async (address, ears) => (await import('./polledLine')).openPolled(address, ears)

/** One line to the hub for the tab. It never gives up, counts its joins, and joins again after it was cut. */
export class Hub {
  readonly #joined = new Map<string, number>()
  readonly #handlers = new Map<string, (body: never) => void>()
  readonly #onChange: (connection: Connection) => void
  #line: Line | null = null
  /** How a line came about in this page; until one did, both ways are tried in turn. */
  #works: Opener | null = null

  constructor(onChange: (connection: Connection) => void) {
    this.#onChange = onChange
  }

  on(method: string, handler: (body: never) => void): void {
    this.#handlers.set(method, handler)
  }

  async start(attempt = 0): Promise<void> {
    const open = this.#works ?? (attempt % 2 === 0 ? openSocket : openPolled)
    try {
      this.#line = await open(hubAddress(), {
        methods: [...this.#handlers.keys()],
        heard: (method, body) => this.#handlers.get(method)?.(body),
        ended: () => {
          this.#line = null
          this.#again(0)
        },
      })
    } catch {
      this.#again(attempt)
      return
    }
    this.#works = open
    for (const group of this.#joined.keys()) this.#line.invoke('Join', group)
    this.#onChange({ phase: 'connected', since: Date.now() })
  }

  join(group: string): () => void {
    const users = this.#joined.get(group) ?? 0
    this.#joined.set(group, users + 1)
    if (users === 0) this.#line?.invoke('Join', group)
    return () => this.#leave(group)
  }

  #leave(group: string): void {
    const users = (this.#joined.get(group) ?? 1) - 1
    if (users > 0) {
      this.#joined.set(group, users)
      return
    }
    this.#joined.delete(group)
    this.#line?.invoke('Leave', group)
  }

  #again(attempt: number): void {
    const delay = retryDelays[Math.min(attempt, retryDelays.length - 1)] ?? 5000
    this.#onChange({ phase: 'reconnecting', retryAt: Date.now() + delay })
    setTimeout(() => void this.start(attempt + 1), delay)
  }
}

function hubAddress(): string {
  const token = currentLinkToken()
  return token === undefined ? `${base}/hub/live` : `${base}/hub/live?token=${encodeURIComponent(token)}`
}
