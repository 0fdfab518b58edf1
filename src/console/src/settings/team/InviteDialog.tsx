import { useState } from 'react'
import type { InvitationMade } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { Modal } from '../../dialogs/Modal'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { CopyButton } from '../../ui/CopyButton'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { type Membership, RoleFields } from './RoleFields'

/** Makes an invitation, then shows its link, this once. */
export default function InviteDialog({ close }: { close: () => void }) {
  const [email, setEmail] = useState('')
  const [days, setDays] = useState(7)
  const [draft, setDraft] = useState<Membership>({ role: 'analyst', customer: null })
  const invite = useChange<InvitationMade>('invitations')
  const errors = fieldErrors(invite.error)
  if (invite.data !== undefined) return <InvitationLink made={invite.data} close={close} />
  return (
    <FormDialog
      title="Invite a person"
      verb="Make the link"
      errors={errors}
      error={invite.error}
      busy={invite.isPending}
      refusal={draft.role === 'customer' && draft.customer === null ? 'Choose the customer' : null}
      fields={['email', 'role', 'customer', 'days']}
      submit={() => invite.mutate({ method: 'POST', path: '/invitations', body: { email: email.trim(), ...draft, days } })}
      close={close}
    >
      <div className="cols">
        <Field label="E-mail" type="email" required value={email} errors={errorsAt(errors, 'email')} onChange={(event) => setEmail(event.target.value)} />
        <RoleFields value={draft} errors={errors} change={setDraft} />
        <NumberField label="Link works for, days" min={1} max={30} value={days} errors={errorsAt(errors, 'days')} onChange={(value) => setDays(value ?? 7)} />
      </div>
    </FormDialog>
  )
}

function InvitationLink({ made, close }: { made: InvitationMade; close: () => void }) {
  return (
    <Modal title={`Invitation of ${made.invitation.email}`} wide close={close}>
      <div className="form">
        <p>
          {made.mailed ? 'The link was mailed. It' : `The link was not mailed (${made.mailFault ?? 'mail is not set up'}): hand it over yourself. It`} works once and is shown only now.
        </p>
        <p className="secret">
          <span className="mono">{made.url}</span>
          <CopyButton text={made.url} label="Copy the link" wide />
        </p>
        <div className="row">
          <div className="sp" />
          <button type="button" className="btn p" onClick={close}>
            Done
          </button>
        </div>
      </div>
    </Modal>
  )
}
