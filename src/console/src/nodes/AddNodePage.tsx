import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../access/session'
import type { EnrollToken, EnrollTokenRequest } from '../api/types'
import { useOverview } from '../live/react'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Empty } from '../ui/States'
import { AddNodeForm } from './AddNodeForm'
import { EnrollSteps } from './EnrollSteps'
import './add-node.css'

/** Name the node, run two commands on it, watch it turn green. */
export function AddNodePage() {
  const refusal = useAdminRefusal()
  const overview = useOverview().data
  const [made, setMade] = useState<{ request: EnrollTokenRequest; token: EnrollToken } | null>(null)
  useTabTitle('Add a node', overview?.incidents.length ?? 0)
  return (
    <>
      <TopBar
        range={false}
        crumb={
          <>
            <Link to="/nodes">Nodes</Link>
            <ChevronRight className="i s" aria-hidden="true" />
            <h1>Add a node</h1>
          </>
        }
      />
      <div className="c add-node">
        {refusal !== null ? (
          <div className="panel">
            <Empty title="Adding a node needs an administrator">
              <p>{refusal}.</p>
            </Empty>
          </div>
        ) : made === null ? (
          <AddNodeForm pops={overview?.pops ?? []} onMade={(request, token) => setMade({ request, token })} />
        ) : (
          <EnrollSteps request={made.request} token={made.token} again={() => setMade(null)} />
        )}
      </div>
    </>
  )
}
