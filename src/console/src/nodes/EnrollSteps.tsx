import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, LoaderCircle, TimerOff } from 'lucide-react'
import { enrollTokenQuery, nodesQuery } from '../api/queries'
import type { EnrollToken, EnrollTokenRequest, Node } from '../api/types'
import { formatRate } from '../format/rates'
import { duration, epoch } from '../format/time'
import { useNow } from '../live/react'
import { CopyButton } from '../ui/CopyButton'

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
      <Command step={1} title="Enrol: makes a key on the node and trades the token for a certificate" text={token.enrollCommand} />
      <Command step={2} title="Start the agent" text={token.runCommand} />
      <p className="mut">
        The token works once and is not shown again. Agents connect to <span className="mono hi">{token.server}</span>.
      </p>
      <Waiting name={request.name} enrolled={(status?.used ?? 0) > 0} node={node} expiresAt={token.expiresAt} />
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

function Command({ step, title, text }: { step: number; title: string; text: string }) {
  return (
    <div className="command">
      <div className="command-head">
        <span className="step num">{step}</span>
        {title}
        <CopyButton text={text} label={`Copy command ${step}`} wide />
      </div>
      <pre className="mono" tabIndex={0}>{text}</pre>
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
      <b>Waiting for {name}</b>
      <span className="num">The token is valid for another {duration(left)}.</span>
    </div>
  )
}
