import { useState } from 'react'
import type { MemberView } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { fieldErrors } from '../../forms/fieldErrors'
import { Action } from '../../ui/Action'
import { useChange } from '../useChange'
import { type Membership, RoleFields } from './RoleFields'

export default function MemberDialog({ member, close }: { member: MemberView; close: () => void }) {
  const [draft, setDraft] = useState<Membership>({ role: member.role, customer: member.customer })
  const save = useChange<void>('members', 'session')
  const lost = useChange<void>('members')
  const errors = fieldErrors(save.error)
  const path = `/members/${member.number}`
  return (
    <FormDialog
      title={member.name}
      verb="Save role"
      errors={errors}
      error={save.error ?? lost.error}
      busy={save.isPending || lost.isPending}
      refusal={draft.role === 'customer' && draft.customer === null ? 'Choose the customer' : null}
      fields={['role', 'customer']}
      submit={() => save.mutate({ method: 'PUT', path, body: draft }, { onSuccess: close })}
      close={close}
    >
      <div className="cols">
        <RoleFields value={draft} errors={errors} change={setDraft} />
      </div>
      <p className="mut">It holds from the member’s next click on.</p>
      {member.secondFactor && (
        <p>
          The phone is gone and so are the recovery codes?{' '}
          <Action className="btn sm" busy={lost.isPending} onClick={() => lost.mutate({ method: 'DELETE', path: `${path}/second-factor` }, { onSuccess: close })}>
            Remove the second factor
          </Action>
        </p>
      )}
    </FormDialog>
  )
}
