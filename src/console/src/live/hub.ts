import { currentLinkToken } from '../api/client'
import { HubSocket } from './hubSocket'
import type { Connection } from './status'

/** Waits between attempts; the last one repeats for as long as the page is open. */
const retryDelays = [500, 1000, 2000, 3000, 5000]

/** One connection for the tab. It never gives up, counts its joins, and joins again after a reconnect. */
export class Hub {
  readonly #joined = new Map<string, number>()
  readonly #handlers = new Map<string, (body: never) => void>()
  readonly #onChange: (connection: Connection) => void
  #socket: HubSocket | null = null
  #retry: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #stopped = false

  constructor(onChange: (connection: Connection) => void) {
    this.#onChange = onChange
  }

  on(message: string, handler: (body: never) => void): void {
    this.#handlers.set(message, handler)
  }

  start(): void {
    this.#socket = new HubSocket(address(), {
      opened: () => this.#arrived(),
      message: (target, body) => this.#handlers.get(target)?.(body as never),
      closed: () => this.#lost(),
    })
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#retry)
    this.#socket?.close()
  }

  join(group: string): () => void {
    const users = this.#joined.get(group) ?? 0
    this.#joined.set(group, users + 1)
    if (users === 0) this.#socket?.send('Join', group)
    return () => this.#leave(group)
  }

  #leave(group: string): void {
    const users = (this.#joined.get(group) ?? 1) - 1
    if (users > 0) {
      this.#joined.set(group, users)
      return
    }
    this.#joined.delete(group)
    this.#socket?.send('Leave', group)
  }

  #lost(): void {
    if (this.#stopped) return
    const delay = retryDelays[Math.min(this.#failures, retryDelays.length - 1)] ?? 5000
    this.#failures++
    this.#onChange({ phase: 'reconnecting', retryAt: Date.now() + delay })
    this.#retry = setTimeout(() => this.start(), delay)
  }

  #arrived(): void {
    this.#failures = 0
    for (const group of this.#joined.keys()) this.#socket?.send('Join', group)
    this.#onChange({ phase: 'connected', since: Date.now() })
  }
}

function address(): string {
  const token = currentLinkToken()
  const url = new URL(token === undefined ? '/hub/live' : `/hub/live?token=${encodeURIComponent(token)}`, window.location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}
