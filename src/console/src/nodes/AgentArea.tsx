import { lazy, Suspense } from 'react'
import type { NodeDetail } from '../api/types'
import { CertificatePanel } from './CertificatePanel'
import { ConfigPanel } from './ConfigPanel'
import { FindingsPanel } from './FindingsPanel'
import { NoticesPanel } from './NoticesPanel'
import './agent-area.css'

const ThresholdPanel = lazy(() => import('./ThresholdPanel'))

/** What the agent says to its operator, and what it is told. */
export function AgentArea({ detail }: { detail: NodeDetail }) {
  return (
    <>
      <Suspense fallback={null}>
        <ThresholdPanel detail={detail} key={detail.node.id} />
      </Suspense>
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
