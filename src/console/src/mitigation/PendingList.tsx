import { Link } from '@tanstack/react-router'
import { Hand } from 'lucide-react'
import { useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import type { MitigationSummary } from '../api/types'
import { plural } from '../format/numbers'
import { Action } from '../ui/Action'
import { Loading } from '../ui/States'
import { later } from '../ui/later'
import { shortLevelNames } from './levels'
import { useMitigation } from './useMitigation'
import { requester } from './wording'

const VoteDialog = later(() => import('./VoteDialog'))

/** What waits for a person stands above everything else. */
export function PendingList({ items }: { items: readonly MitigationSummary[] }) {
  const refusal = useAnalystRefusal()
  const [vote, setVote] = useState<{ kind: 'approve' | 'reject'; mitigation: MitigationSummary } | null>(null)
  return (
    <section className="pending" aria-label="Waiting for a person">
      <h2>
        <Hand className="i s" aria-hidden="true" />
        {plural(items.length, 'mitigation waits', 'mitigations wait')} for a person
      </h2>
      <ul>
        {items.map((mitigation) => (
          <li key={mitigation.number}>
            <div>
              <b>
                {shortLevelNames[mitigation.level]} for <span className="mono">{mitigation.target}</span>
              </b>{' '}
              {mitigation.customer !== null && <span className="mut">{mitigation.customer}</span>}
              <p className="mono">{mitigation.action}</p>
              <p className="mut">
                {mitigation.reason}, {requester(mitigation)}
                {mitigation.incident !== null && (
                  <>
                    {' '}
                    <Link to="/incidents/$number" params={{ number: String(mitigation.incident) }} className="lk">
                      INC-{mitigation.incident}
                    </Link>
                  </>
                )}
                {mitigation.approvalsNeeded > 1 && `; ${mitigation.approvedBy.length} of ${mitigation.approvalsNeeded} people agreed${mitigation.approvedBy.length > 0 ? `: ${mitigation.approvedBy.join(', ')}` : ''}`}
              </p>
            </div>
            <Action className="btn p sm" refusal={refusal} onClick={() => setVote({ kind: 'approve', mitigation })}>
              Approve
            </Action>
            <Action className="btn sm" refusal={refusal} onClick={() => setVote({ kind: 'reject', mitigation })}>
              Reject
            </Action>
          </li>
        ))}
      </ul>
      {vote !== null && <Vote {...vote} close={() => setVote(null)} />}
    </section>
  )
}

function Vote({ kind, mitigation, close }: { kind: 'approve' | 'reject'; mitigation: MitigationSummary; close: () => void }) {
  const { data, error } = useMitigation(mitigation.number)
  if (data === undefined && error === null) return <Loading rows={1} label="Loading blast radius" />
  return <VoteDialog kind={kind} mitigations={[mitigation]} blast={data?.blast ?? null} close={close} />
}
