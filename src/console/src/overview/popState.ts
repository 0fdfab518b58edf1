import type { IncidentSummary, Node, NodeState, Pop } from '../api/types'
import type { NodeNow } from '../live/overviewModel'

export type Level = 'critical' | 'high' | 'medium' | 'ok' | 'off'

/** Worst first. */
const ranks: readonly Level[] = ['critical', 'high', 'medium', 'off', 'ok']

export const rank = (level: Level): number => ranks.indexOf(level)

export interface NodeView {
  node: Node
  now: NodeNow
  level: Level
}

export interface PopView {
  code: string
  name: string
  nodes: NodeView[]
  level: Level
  pps: number | null
  bps: number | null
  /** Highest share of a threshold at any of its nodes. */
  share: number
  silent: NodeView[]
}

/** A node under attack is shown as badly as the worst incident it takes part in. */
export function levelOf(state: NodeState, node: Node, incidents: readonly IncidentSummary[]): Level {
  if (state === 'offline' || state === 'waiting') return 'off'
  const own = incidents.filter((incident) => incident.nodes.some(({ id }) => id === node.id))
  if (own.some((incident) => incident.severity === 'critical')) return 'critical'
  if (state === 'attack' && own.length === 0) return 'critical'
  if (own.length > 0 || state === 'attack') return 'high'
  return state === 'elevated' || state === 'subsiding' ? 'medium' : 'ok'
}

export function popViews(
  pops: readonly Pop[],
  nodes: readonly Node[],
  incidents: readonly IncidentSummary[],
  nowOf: (id: string) => NodeNow | undefined,
): PopView[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return pops.map(({ code, name, nodes: ids }) => {
    const views = ids.flatMap((id) => {
      const node = byId.get(id)
      return node === undefined ? [] : [nodeView(node, nowOf(id), incidents)]
    })
    return {
      code,
      name,
      nodes: views,
      level: views.reduce<Level>((worst, view) => (rank(view.level) < rank(worst) ? view.level : worst), 'ok'),
      pps: total(views.map((view) => view.now.pps)),
      bps: total(views.map((view) => view.now.bps)),
      share: Math.max(0, ...views.map((view) => view.now.thresholdShare ?? 0)),
      silent: views.filter((view) => view.level === 'off'),
    }
  })
}

export function nodeView(node: Node, now: NodeNow | undefined, incidents: readonly IncidentSummary[]): NodeView {
  const known = now ?? { pps: node.pps, bps: node.bps, state: node.state, dropped: null, thresholdShare: node.thresholdShare }
  return { node, now: known, level: levelOf(known.state, node, incidents) }
}

function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
