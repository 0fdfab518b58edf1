import type { IncidentSummary, Node, NodeState, Pop } from '../api/types'
import type { NodeNow, PopNow } from '../live/overviewModel'

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
  model: { node: (id: string) => NodeNow | undefined; pop: (code: string) => PopNow | undefined },
): PopView[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return pops.map((pop) => {
    const { code, name, nodes: ids } = pop
    const { pps, bps, thresholdShare } = model.pop(code) ?? pop
    const views = ids.flatMap((id) => {
      const node = byId.get(id)
      return node === undefined ? [] : [nodeView(node, model.node(id), incidents)]
    })
    return {
      code,
      name,
      nodes: views,
      level: views.reduce<Level>((worst, view) => (rank(view.level) < rank(worst) ? view.level : worst), 'ok'),
      pps,
      bps,
      share: thresholdShare,
      silent: views.filter((view) => view.level === 'off'),
    }
  })
}

export function nodeView(node: Node, now: NodeNow | undefined, incidents: readonly IncidentSummary[]): NodeView {
  const known = now ?? { pps: node.pps, bps: node.bps, state: node.state, thresholdShare: node.thresholdShare }
  return { node, now: known, level: levelOf(known.state, node, incidents) }
}
