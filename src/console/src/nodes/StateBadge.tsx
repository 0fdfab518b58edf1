import type { NodeState } from '../api/types'
import { Glyph } from '../ui/Glyph'
import { nodeShapes, nodeStateNames } from './wording'

export function StateBadge({ state }: { state: NodeState }) {
  return (
    <span className={`ns ${state}`}>
      <Glyph shape={nodeShapes[state]} />
      {nodeStateNames[state]}
    </span>
  )
}
