import { useState } from 'react'
import type { BlastRadius, MitigationSummary } from '../api/types'
import Confirm from '../dialogs/Confirm'
import { plural } from '../format/numbers'
import { Field } from '../ui/Field'
import { Blast } from './Blast'
import { useMitigationAction } from './useMitigationAction'

export interface VoteDialogProps {
  kind: 'approve' | 'reject' | 'withdraw'
  mitigations: readonly MitigationSummary[]
  blast: BlastRadius | null
  close: () => void
}

const verbs = { approve: 'Approve', reject: 'Reject', withdraw: 'Withdraw' } as const

/** Says what will be announced or taken back, and whom it touches, before a person agrees. */
export default function VoteDialog({ kind, mitigations, blast, close }: VoteDialogProps) {
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useMitigationAction()
  const needed = Math.max(0, ...mitigations.map((each) => each.approvalsNeeded))
  const given = new Set(mitigations.flatMap((each) => each.approvedBy)).size
  const what = mitigations.length === 1 ? (mitigations[0]?.id ?? '') : plural(mitigations.length, 'rule')
  return (
    <Confirm
      title={`${verbs[kind]} ${what}`}
      verb={`${verbs[kind]} ${mitigations.length > 1 ? plural(mitigations.length, 'rule') : 'rule'}`}
      harmless={kind === 'reject'}
      busy={isPending}
      error={error}
      confirm={() => mutate({ kind, numbers: mitigations.map(({ number }) => number), reason: reason.trim() }, { onSuccess: close })}
      close={close}
    >
      <ul className="rule-list">
        {mitigations.map((mitigation) => (
          <li key={mitigation.number}>
            {mitigation.action}
            <small>{mitigation.reason}</small>
          </li>
        ))}
      </ul>
      {kind === 'withdraw' ? (
        <p>What it drops now arrives again. The policy may ask for it anew while the attack lasts.</p>
      ) : (
        kind === 'approve' && blast !== null && <Blast blast={blast} />
      )}
      {kind === 'approve' && needed > 1 && (
        <p className="warn">
          {needed} different people must approve this. {given === 0 ? 'You are the first.' : `${given} did so far.`}
        </p>
      )}
      <Field label="Reason" value={reason} onChange={(event) => setReason(event.target.value)} placeholder="For the audit trail" />
    </Confirm>
  )
}
