import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { EnrollToken, EnrollTokenRequest } from '../api/types'
import { useOverview } from '../live/react'
import { AddNodeForm } from '../nodes/AddNodeForm'
import '../nodes/add-node.css'
import { EnrollSteps } from '../nodes/EnrollSteps'
import { ChannelsPanel } from '../settings/channels/ChannelsPanel'
import '../settings/bgp/bgp.css'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { NotPermitted } from '../ui/NotPermitted'
import { useAdminRefusal, useSession } from './session'
import { WelcomeSteps } from './WelcomeSteps'

type Step = 'node' | 'channel'

/** What follows the workspace and its administrator on the first run: a node that watches, a channel that tells. Either can be left for later. */
export function WelcomePage() {
  const session = useSession()
  const refusal = useAdminRefusal()
  const overview = useOverview().data
  const [step, setStep] = useState<Step>('node')
  const [made, setMade] = useState<{ request: EnrollTokenRequest; token: EnrollToken } | null>(null)
  useTabTitle('Welcome', 0)
  return (
    <>
      <TopBar range={false} crumb={<h1>Welcome</h1>} />
      <div className="c add-node">
        {refusal === null && <WelcomeSteps workspace={session?.workspace ?? ''} nodes={overview?.nodes.length ?? 0} step={step} go={setStep} />}
        {refusal !== null ? (
          <NotPermitted who="Administrators set up the workspace." />
        ) : step === 'channel' ? (
          <ChannelsPanel />
        ) : made === null ? (
          <AddNodeForm pops={overview?.pops ?? []} onMade={(request, token) => setMade({ request, token })} />
        ) : (
          <EnrollSteps request={made.request} token={made.token} again={() => setMade(null)} />
        )}
        <div className="steps-end">
          {refusal === null && step === 'node' ? (
            <button type="button" className="btn" onClick={() => setStep('channel')}>
              Next: where alerts go
            </button>
          ) : (
            <Link to="/overview" className="btn p">
              Finish
            </Link>
          )}
        </div>
      </div>
    </>
  )
}
