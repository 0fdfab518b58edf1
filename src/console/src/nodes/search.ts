import type { Node } from '../api/types'

export interface NodesSearch {
  pop?: string
  q?: string
  sort?: string
}

export function validateNodes(search: Record<string, unknown>): NodesSearch {
  const out: NodesSearch = {}
  for (const key of ['pop', 'q', 'sort'] as const) {
    const value = search[key]
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') out[key] = String(value)
  }
  return out
}

export function matching(nodes: readonly Node[], { pop, q }: NodesSearch): Node[] {
  const wanted = q?.toLowerCase()
  return nodes.filter(
    (node) =>
      (pop === undefined || node.pop === pop) &&
      (wanted === undefined || `${node.name} ${node.pop} ${node.popName} ${node.id}`.toLowerCase().includes(wanted)),
  )
}
