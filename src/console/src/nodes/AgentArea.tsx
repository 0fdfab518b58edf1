import type { NodeDetail } from '../api/types'
import { ConfigPanel } from './ConfigPanel'
import { NoticesPanel } from './NoticesPanel'
import './agent-area.css'

/** What the agent says to its operator, and what it is told. */
export function AgentArea({ detail }: { detail: NodeDetail }) {
  return (
    <section className="below">
      <NoticesPanel id={detail.node.id} />
      <ConfigPanel detail={detail} key={detail.node.id} />
    </section>
  )
}
