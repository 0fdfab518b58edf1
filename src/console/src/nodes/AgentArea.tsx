import type { NodeDetail } from '../api/types'
import { later } from '../ui/later'
import { CertificatePanel } from './CertificatePanel'
import { ConfigPanel } from './ConfigPanel'
import { FindingsPanel } from './FindingsPanel'
import { NoticesPanel } from './NoticesPanel'
import './agent-area.css'

const ThresholdPanel = later(() => import('./ThresholdPanel'))

/** What the agent says to its operator, and what it is told. */
export function AgentArea({ detail }: { detail: NodeDetail }) {
  return (
    <>
      <ThresholdPanel detail={detail} key={detail.node.id} />
      <section className="below">
        <div className="stack">
          <FindingsPanel findings={detail.findings} />
          <CertificatePanel detail={detail} key={detail.node.id} />
          <NoticesPanel id={detail.node.id} />
        </div>
        <ConfigPanel detail={detail} key={detail.node.id} />
      </section>
    </>
  )
}
