import type { NodeDetail } from '../api/types'
import { ConfigPanel } from './ConfigPanel'
import { FindingsPanel } from './FindingsPanel'
import { NoticesPanel } from './NoticesPanel'
import './agent-area.css'

/** What the agent says to its operator, and what it is told. */
export function AgentArea({ detail }: { detail: NodeDetail }) {
  return (
    <section className="below">
      <FindingsPanel findings={detail.findings} />
      <NoticesPanel id={detail.node.id} />
      <ConfigPanel detail={detail} key={detail.node.id} />
    </section>
  )
}
