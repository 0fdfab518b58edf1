import type { Node, NodeState, Overview, OverviewTick, Pop } from '../api/types'
import { History } from './history'
import { Ring } from './ring'

const states: readonly NodeState[] = ['offline', 'learning', 'normal', 'elevated', 'attack', 'subsiding', 'waiting']

/** What the last tick said about one node. */
export interface NodeNow {
  pps: number | null
  bps: number | null
  state: NodeState
  thresholdShare: number | null
}

/** The sums of one POP's nodes, as the server makes them. */
export interface PopNow {
  pps: number | null
  bps: number | null
  /** Highest share of a threshold at any of its nodes. */
  thresholdShare: number
}

export interface NetworkNow {
  pps: number | null
  bps: number | null
  /** What arrived and was dropped by the kernel or the nodes' firewalls. */
  droppedPps: number
  droppedBps: number
  deliveredPps: number | null
  deliveredBps: number | null
  reporting: number
  total: number
  lag: number
}

/** Columns of the network history after the time axis. */
export const networkColumns = ['pps', 'bps', 'p50Pps', 'p99Pps', 'thresholdPps', 'p50Bps', 'p99Bps', 'thresholdBps', 'droppedPps', 'deliveredPps', 'droppedBps', 'deliveredBps'] as const

/** The live window: what the snapshot brings, and a little more. */
const networkSeconds = 360
const sparkSeconds = 60

/** Snapshot plus ticks: the state of every node and POP and the network's last five minutes, outside React. */
export class OverviewModel {
  readonly network = new History(networkColumns.length, networkSeconds)
  readonly #sparks = new Map<string, Ring>()
  readonly #now = new Map<string, NodeNow>()
  readonly #popsNow = new Map<string, PopNow>()
  #order: Node[] = []
  #pops: Pop[] = []
  #version = -1
  #taken = ''
  #totals: NetworkNow | null = null

  get loaded(): boolean {
    return this.#version !== -1
  }

  get totals(): NetworkNow | null {
    return this.#totals
  }

  node(id: string): NodeNow | undefined {
    return this.#now.get(id)
  }

  /** Undefined until the first tick. */
  pop(code: string): PopNow | undefined {
    return this.#popsNow.get(code)
  }

  /** The last minute of a POP's packets per second. */
  spark(code: string): Ring | undefined {
    return this.#sparks.get(code)
  }

  /** A snapshot already taken over is left alone: an incident put into it must not bring its old rates back. */
  reset(overview: Overview): void {
    if (overview.now === this.#taken) return
    this.#taken = overview.now
    const s = overview.network
    this.#version = overview.version
    this.#order = overview.nodes
    this.network.seed(s.step, s.t, networkColumns.map((column) => s[column]))
    this.#pops = overview.pops
    this.#sparks.clear()
    for (const { code } of overview.pops) {
      const ring = new Ring(sparkSeconds)
      for (const sample of overview.popHistory[code] ?? []) ring.push(sample)
      this.#sparks.set(code, ring)
    }
    this.#now.clear()
    for (const node of overview.nodes) this.#now.set(node.id, snapshotOf(node))
    this.#totals = {
      pps: overview.kpi.packetsPps,
      bps: overview.kpi.ingressBps,
      droppedPps: newest(s.droppedPps) ?? 0,
      droppedBps: newest(s.droppedBps) ?? 0,
      deliveredPps: newest(s.deliveredPps),
      deliveredBps: newest(s.deliveredBps),
      reporting: overview.kpi.nodesReporting,
      total: overview.kpi.nodesTotal,
      lag: overview.kpi.ingestLagMs,
    }
  }

  /** True when seconds lie between the newest sample and the tick. */
  missesBefore(tick: OverviewTick): boolean {
    return Math.floor(tick.t / 1000) - this.network.lastTime > 2
  }

  /**
   * False when the tick speaks of another node order, in which case the snapshot must be fetched again. The network's sums hold
   * whatever the order is: they never wait for it.
   */
  apply(tick: OverviewTick): boolean {
    this.#applyNetwork(tick)
    if (tick.v !== this.#version) return false
    this.#order.forEach((node, i) => {
      this.#now.set(node.id, {
        pps: tick.p[i] ?? null,
        bps: tick.b[i] ?? null,
        state: states[tick.s[i] ?? 0] ?? 'offline',
        thresholdShare: tick.x[i] ?? null,
      })
    })
    this.#pops.forEach(({ code }, i) => {
      const pps = tick.pops.p[i] ?? null
      this.#sparks.get(code)?.push(pps)
      this.#popsNow.set(code, { pps, bps: tick.pops.b[i] ?? null, thresholdShare: tick.pops.x[i] ?? 0 })
    })
    return true
  }

  #applyNetwork(tick: OverviewTick): void {
    const { pps, bps, dropped, droppedBps, delivered, deliveredBps, reporting, nodes } = tick.net
    const [p50p, p99p, thrp, p50b, p99b, thrb] = tick.n
    const heard = pps !== null
    this.network.append(Math.floor(tick.t / 1000), [
      ...[pps, bps, p50p, p99p, thrp, p50b, p99b, thrb].map(positive),
      heard ? dropped : null,
      delivered,
      heard ? droppedBps : null,
      deliveredBps,
    ])
    this.#totals = { pps, bps, droppedPps: dropped, droppedBps, deliveredPps: delivered, deliveredBps, reporting, total: nodes, lag: tick.lag }
  }
}

const newest = (column: readonly (number | null)[]): number | null => column.findLast((value) => value !== null) ?? null

const snapshotOf = (node: Node): NodeNow => ({
  pps: node.state === 'offline' || node.state === 'waiting' ? null : node.pps,
  bps: node.state === 'offline' || node.state === 'waiting' ? null : node.bps,
  state: node.state,
  thresholdShare: node.thresholdShare,
})

/** A reference of zero means "not learned yet"; it must not be drawn as a line at zero. */
const positive = (value: number | null | undefined, index: number): number | null =>
  value === null || value === undefined || (index > 1 && value <= 0) ? null : value
