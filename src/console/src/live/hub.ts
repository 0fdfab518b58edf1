import { type HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr'
import { base } from '../api/base'
import { currentLinkToken } from '../api/client'
import type { Connection } from './status'

export type Handler = (message: never) => void

/** Waits between attempts; the last one repeats for as long as the page is open. */
const retryDelays = [500, 1000, 2000, 3000, 5000]

/** One SignalR connection for the tab. It never gives up, counts its joins, and joins again after a reconnect. */
export class Hub {
  readonly #joined = new Map<string, number>()
  readonly #onChange: (connection: Connection) => void
  readonly #connection: HubConnection
  #stopped = false

  constructor(onChange: (connection: Connection) => void) {
    this.#onChange = onChange
    this.#connection = new HubConnectionBuilder()
      .withUrl(hubUrl())
      .configureLogging(LogLevel.None)
      .withAutomaticReconnect({
        nextRetryDelayInMilliseconds: ({ previousRetryCount }) => this.#plan(previousRetryCount),
      })
      .build()
    this.#connection.onreconnected(() => this.#arrived())
  }

  /** Handlers return nothing: SignalR takes a returned value for an answer and logs an error. */
  on(message: string, handler: (message: never) => void): void {
    this.#connection.on(message, (body: never) => {
      handler(body)
    })
  }

  async start(attempt = 0): Promise<void> {
    try {
      await this.#connection.start()
      this.#arrived()
    } catch {
      if (this.#stopped) return
      setTimeout(() => void this.start(attempt + 1), this.#plan(attempt))
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#connection.stop()
  }

  join(group: string): () => void {
    const users = this.#joined.get(group) ?? 0
    this.#joined.set(group, users + 1)
    if (users === 0) this.#invoke('Join', group)
    return () => this.#leave(group)
  }

  #leave(group: string): void {
    const users = (this.#joined.get(group) ?? 1) - 1
    if (users > 0) {
      this.#joined.set(group, users)
      return
    }
    this.#joined.delete(group)
    this.#invoke('Leave', group)
  }

  #invoke(method: string, group: string): void {
    if (this.#connection.state !== HubConnectionState.Connected) return
    // A connection that breaks here joins every group again when it is back.
    void this.#connection.invoke(method, group).catch(() => undefined)
  }

  #plan(attempt: number): number {
    const delay = retryDelays[Math.min(attempt, retryDelays.length - 1)] ?? 5000
    this.#onChange({ phase: 'reconnecting', retryAt: Date.now() + delay })
    return delay
  }

  #arrived(): void {
    for (const group of this.#joined.keys()) this.#invoke('Join', group)
    this.#onChange({ phase: 'connected', since: Date.now() })
  }
}

function hubUrl(): string {
  const token = currentLinkToken()
  return token === undefined ? `${base}/hub/live` : `${base}/hub/live?token=${encodeURIComponent(token)}`
}
