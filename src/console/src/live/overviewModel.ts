import type { Node, NodeState, Overview, OverviewTick } from '../api/types'
import { History } from './history'
import { Ring } from './ring'

const states: readonly NodeState[] = ['offline', 'learning', 'normal', 'elevated', 'attack', 'subsiding', 'waiting']

/** What the last tick said about one node. */
export interface NodeNow {
  pps: number | null
  bps: number | null
  state: NodeState
  dropped: number | null
  thresholdShare: number | null
}

export interface NetworkNow {
  pps: number | null
  bps: number | null
  dropped: number
  reporting: number
  total: number
  lag: number
}

/** Columns of the network history after the time axis. */
export const networkColumns = ['pps', 'bps', 'p50Pps', 'p99Pps', 'thresholdPps', 'p50Bps', 'p99Bps', 'thresholdBps'] as const

/** The live window: what the snapshot brings, and a little more. */
const networkSeconds = 360
const sparkSeconds = 60

/** Snapshot plus ticks: the state of every node and the network's last five minutes, outside React. */
export class OverviewModel {
  readonly network = new History(networkColumns.length, networkSeconds)
  readonly #sparks = new Map<string, Ring>()
  readonly #now = new Map<string, NodeNow>()
  #order: Node[] = []
  #version = -1
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

  spark(id: string): Ring | undefined {
    return this.#sparks.get(id)
  }

  reset(overview: Overview): void {
    const s = overview.network
    this.#version = overview.version
    this.#order = overview.nodes
    this.network.seed(s.step, s.t, networkColumns.map((column) => s[column]))
    this.#sparks.clear()
    this.#now.clear()
    for (const node of overview.nodes) {
      const ring = new Ring(sparkSeconds)
      for (const sample of overview.history[node.id] ?? []) ring.push(sample)
      this.#sparks.set(node.id, ring)
      this.#now.set(node.id, snapshotOf(node))
    }
    this.#totals = {
      pps: overview.kpi.packetsPps,
      bps: overview.kpi.ingressBps,
      dropped: 0,
      reporting: overview.kpi.nodesReporting,
      total: overview.kpi.nodesTotal,
      lag: overview.kpi.ingestLagMs,
    }
  }

  /** False when the tick speaks of another node order, in which case the snapshot must be fetched again. */
  apply(tick: OverviewTick): boolean {
    if (tick.v !== this.#version) return false
    this.#order.forEach((node, i) => {
      const pps = tick.p[i] ?? null
      this.#sparks.get(node.id)?.push(pps)
      this.#now.set(node.id, {
        pps,
        bps: tick.b[i] ?? null,
        state: states[tick.s[i] ?? 0] ?? 'offline',
        dropped: tick.d[i] ?? null,
        thresholdShare: tick.x[i] ?? null,
      })
    })
    const pps = sum(tick.p)
    const bps = sum(tick.b)
    const [p50p, p99p, thrp, p50b, p99b] = tick.n
    this.network.append(Math.floor(tick.t / 1000), [pps, bps, p50p, p99p, thrp, p50b, p99b, tick.n[5]].map(positive))
    this.#totals = {
      pps,
      bps,
      dropped: sum(tick.d) ?? 0,
      reporting: tick.p.filter((rate) => rate !== null).length,
      total: this.#order.length,
      lag: tick.lag,
    }
    return true
  }
}

const snapshotOf = (node: Node): NodeNow => ({
  pps: node.state === 'offline' || node.state === 'waiting' ? null : node.pps,
  bps: node.state === 'offline' || node.state === 'waiting' ? null : node.bps,
  state: node.state,
  dropped: null,
  thresholdShare: node.thresholdShare,
})

/** The network's rate is the sum of its nodes' inbound rates; it is a gap when no node reported. */
function sum(values: readonly (number | null)[]): number | null {
  let total: number | null = null
  for (const value of values) if (value !== null) total = (total ?? 0) + value
  return total
}

/** A reference of zero means "not learned yet"; it must not be drawn as a line at zero. */
const positive = (value: number | null | undefined, index: number): number | null =>
  value === null || value === undefined || (index > 1 && value <= 0) ? null : value
