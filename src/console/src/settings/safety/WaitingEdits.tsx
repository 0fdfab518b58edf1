import { useAdminRefusal } from '../../access/session'
import type { SafetyEditResult, SafetyEditView } from '../../api/types'
import { duration, epoch } from '../../format/time'
import { useNow } from '../../live/react'
import { Action } from '../../ui/Action'
import { useChange } from '../useChange'

const kinds: Record<SafetyEditView['kind'], string> = { unprotect: 'take off the protected list', addOwn: 'add to the own address space' }

/** Edits that make more possible: somebody else must agree. */
export function WaitingEdits({ edits }: { edits: readonly SafetyEditView[] }) {
  const refusal = useAdminRefusal()
  const now = useNow()
  const vote = useChange<SafetyEditResult>('safety', 'customers')
  return (
    <section className="panel waiting" aria-label="Waiting for a second administrator">
      <div className="ph">
        <h2>Waiting for a second administrator</h2>
      </div>
      <ul>
        {edits.map((edit) => (
          <li key={edit.number}>
            <div>
              <b className="mono">{edit.prefix}</b> {kinds[edit.kind]}
              <p className="mut num">
                {edit.by} asked{edit.why !== '' && `: ${edit.why}`}; lapses in {duration((epoch(edit.expires) - now) / 1000)}
              </p>
            </div>
            <Action className="btn p sm" busy={vote.isPending} refusal={refusal ?? (edit.mine ? 'Somebody else must confirm what you asked for' : null)} onClick={() => vote.mutate({ method: 'POST', path: `/safety/edits/${edit.number}/confirm` })}>
              Confirm
            </Action>
            <Action className="btn sm" busy={vote.isPending} refusal={refusal} onClick={() => vote.mutate({ method: 'POST', path: `/safety/edits/${edit.number}/reject` })}>
              {edit.mine ? 'Take back' : 'Reject'}
            </Action>
          </li>
        ))}
      </ul>
      {vote.error !== null && (
        <p className="err" role="alert">
          {vote.error.message}
        </p>
      )}
    </section>
  )
}
