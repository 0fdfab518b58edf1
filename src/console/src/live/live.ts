import type { QueryClient } from '@tanstack/react-query'
import type { IncidentEvent, IncidentSummary, LadderView, MitigationSummary, Node, NodeTick, OverviewTick } from '../api/types'
import { overviewQuery } from '../api/queries'
import type { Hub } from './hub'
import { noticeIncident } from './notices'
import { incidentChanged, incidentEventArrived, ladderChanged, mitigationChanged, nodeJoined } from './cache'
import { OverviewModel } from './overviewModel'
import { Signal } from './signal'
import { type Connection, type LiveStatus, liveStatus } from './status'

/** Everything that moves: the connection, the age of its last tick, and the samples, shared by all pages of the tab. */
export class Live {
  readonly model = new OverviewModel()
  readonly ticks = new Signal()
  readonly changes = new Signal()
  readonly #queries: QueryClient
  readonly #nodeListeners = new Map<string, Set<(tick: NodeTick) => void>>()
  readonly #hub: Promise<Hub>
  #hubReady: (hub: Hub) => void = () => undefined
  #started = false
  #connection: Connection = { phase: 'connecting' }
  #lastTick: number | null = null
  #paused = false

  constructor(queries: QueryClient) {
    this.#queries = queries
    this.#hub = new Promise((resolve) => {
      this.#hubReady = resolve
    })
  }

  get paused(): boolean {
    return this.#paused
  }

  status(now = Date.now()): LiveStatus {
    return liveStatus(this.#connection, this.#lastTick, this.#paused, now)
  }

  /** The hub's client is loaded after the first paint: the snapshot already shows what it would bring. */
  async start(): Promise<void> {
    if (this.#started) return
    this.#started = true
    const { Hub } = await import('./hub')
    const hub = new Hub(this.#connectionChanged)
    hub.on('tick', this.#tick)
    hub.on('node', this.#node)
    hub.on('incident', ({ summary }: { summary: IncidentSummary }) => {
      noticeIncident(this.#queries, summary)
      incidentChanged(this.#queries, summary)
    })
    hub.on('incidentEvent', (message: { number: number; event: IncidentEvent }) =>
      incidentEventArrived(this.#queries, message.number, message.event),
    )
    hub.on('mitigation', (message: { mitigation: MitigationSummary }) => mitigationChanged(this.#queries, message.mitigation))
    hub.on('ladder', (message: { ladder: LadderView }) => ladderChanged(this.#queries, message.ladder))
    hub.on('nodeJoined', (message: { tokenId: string; node: Node }) => nodeJoined(this.#queries, message.tokenId))
    this.#hubReady(hub)
    await hub.start()
  }

  join(group: string): () => void {
    let wanted = true
    let leave: (() => void) | undefined
    void this.#hub.then((hub) => {
      if (wanted) leave = hub.join(group)
    })
    return () => {
      wanted = false
      leave?.()
    }
  }

  onNode(id: string, listener: (tick: NodeTick) => void): () => void {
    const listeners = this.#nodeListeners.get(id) ?? new Set()
    this.#nodeListeners.set(id, listeners.add(listener))
    const leave = this.join(`node:${id}`)
    return () => {
      listeners.delete(listener)
      leave()
    }
  }

  /** While paused the samples are still stored; only what is shown stands still. */
  pause(paused: boolean): void {
    this.#paused = paused
    this.changes.raise()
    if (!paused) this.ticks.raise()
  }

  readonly #tick = (tick: OverviewTick): void => {
    this.#lastTick = Date.now()
    // A snapshot that is slower than the ticks is waited for: asking anew every second would never get one.
    // So does a gap before the tick: the seconds in which the page was loaded or the line was down are there to be read.
    const missed = this.model.loaded && this.model.missesBefore(tick)
    if (this.model.loaded && (!this.model.apply(tick) || missed)) void this.#queries.invalidateQueries(overviewQuery, { cancelRefetch: false })
    if (!this.#paused) this.ticks.raise()
  }

  readonly #node = (tick: NodeTick): void => {
    if (this.#paused) return
    for (const listener of this.#nodeListeners.get(tick.id) ?? []) listener(tick)
  }

  readonly #connectionChanged = (connection: Connection): void => {
    const back = this.#connection.phase === 'reconnecting' && connection.phase === 'connected'
    this.#connection = connection
    this.changes.raise()
    // What happened while the line was down is fetched, so that charts show data or an honest gap.
    if (back) void this.#queries.invalidateQueries()
  }
}
