import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, LoaderCircle, OctagonX, TimerOff } from 'lucide-react'
import { enrollTokenQuery, nodesQuery } from '../api/queries'
import type { EnrollRefusal, EnrollToken, EnrollTokenRequest, Node } from '../api/types'
import { formatRate } from '../format/rates'
import { clock, duration, epoch } from '../format/time'
import { useNow } from '../live/react'
import { usePrefs } from '../prefs/prefs'
import { InstallSteps } from './InstallSteps'

interface EnrollStepsProps {
  request: EnrollTokenRequest
  token: EnrollToken
  again: () => void
}

export function EnrollSteps({ request, token, again }: EnrollStepsProps) {
  // The hub's nodeJoined refetches this at once; the interval only covers a missed message.
  const { data: status } = useQuery({ ...enrollTokenQuery(token.id), refetchInterval: 3000 })
  const { data: nodes } = useQuery({ ...nodesQuery, refetchInterval: 3000 })
  const id = status?.nodeIds[0]
  const node = nodes?.find((each) => each.id === id)
  return (
    <div className="panel wizard">
      <h2>Run this on {request.name}</h2>
      <InstallSteps token={token} />
      <p className="mut">
        The token works once and is not shown again. Agents connect to <span className="mono hi">{token.server}</span>.
      </p>
      <Waiting name={request.name} enrolled={(status?.used ?? 0) > 0} node={node} expiresAt={token.expiresAt} />
      {node === undefined && <Refusals refusals={status?.refusals ?? []} />}
      <div className="steps-end">
        <button type="button" className="btn" onClick={again}>
          Add another node
        </button>
        {node !== undefined && (
          <Link to="/nodes/$id" params={{ id: node.id }} className="btn p">
            Open {node.name}
          </Link>
        )}
      </div>
    </div>
  )
}

function Waiting({ name, enrolled, node, expiresAt }: { name: string; enrolled: boolean; node: Node | undefined; expiresAt: string }) {
  const now = useNow()
  const left = (epoch(expiresAt) - now) / 1000
  if (node !== undefined && node.state !== 'waiting' && node.lastSeen !== null)
    return (
      <div className="join on" role="status">
        <CircleCheck className="i" aria-hidden="true" />
        <b>{node.name} is reporting</b>
        <span className="num">{formatRate(node.pps, 'pps')}, learning its baseline</span>
      </div>
    )
  if (enrolled)
    return (
      <div className="join" role="status">
        <LoaderCircle className="i spin" aria-hidden="true" />
        <b>{name} is enrolled</b>
        <span>Waiting for its first report. Run the second command.</span>
      </div>
    )
  if (left <= 0)
    return (
      <div className="join off" role="status">
        <TimerOff className="i" aria-hidden="true" />
        <b>The token has expired</b>
        <span>Make a new one with “Add another node”.</span>
      </div>
    )
  return (
    <div className="join" role="status">
      <LoaderCircle className="i spin" aria-hidden="true" />
      <b>Waiting for the first connection of {name}</b>
      <span className="num">The token is valid for another {duration(left)}.</span>
    </div>
  )
}

/** Who came to the agents' port since the token was made and was turned away: usually the reason why nothing appears. */
function Refusals({ refusals }: { refusals: EnrollRefusal[] }) {
  const { zone } = usePrefs()
  if (refusals.length === 0) return null
  return (
    <ul className="refusals" aria-label="Refused attempts">
      {refusals.map((each) => (
        <li key={`${each.at}${each.address}`} className="join off">
          <OctagonX className="i" aria-hidden="true" />
          <b className="mono">{each.address}</b>
          <span>
            was refused at <span className="num">{clock(each.at, zone)}</span>: {each.reason}
          </span>
        </li>
      ))}
    </ul>
  )
}
