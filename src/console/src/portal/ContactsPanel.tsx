import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { PortalContact, PortalCustomer } from '../api/types'
import { Check } from '../forms/Check'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { useChange } from '../settings/useChange'
import { Field } from '../ui/Field'

const stages = [
  ['opened', 'Beginning'],
  ['mitigated', 'Mitigation'],
  ['resolved', 'End'],
] as const

/** Who is told by mail, and of what. */
export function ContactsPanel({ customer }: { customer: PortalCustomer }) {
  const [draft, setDraft] = useState<PortalContact[]>(customer.contacts)
  const save = useChange<PortalCustomer>('portal')
  const errors = fieldErrors(save.error)
  const put = (index: number, contact: PortalContact) => setDraft(draft.map((each, at) => (at === index ? contact : each)))
  return (
    <section className="panel list" aria-label="Contacts">
      <div className="ph">
        <h2>Told by mail</h2>
      </div>
      <form
        className="form portal-contacts"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ method: 'PUT', path: '/portal/contacts', body: { contacts: draft } })
        }}
      >
        {draft.map((contact, index) => (
          <fieldset key={index}>
            <legend className="sr">{contact.email === '' ? 'New contact' : contact.email}</legend>
            <Field label="E-mail" type="email" required value={contact.email} errors={errorsAt(errors, `contacts[${index}]`)} onChange={(event) => put(index, { ...contact, email: event.target.value })} />
            {stages.map(([stage, label]) => (
              <Check key={stage} label={label} checked={contact[stage] ?? false} onChange={(on) => put(index, { ...contact, [stage]: on })} />
            ))}
            <button type="button" className="btn sm" onClick={() => setDraft(draft.filter((_, at) => at !== index))}>
              Remove
            </button>
          </fieldset>
        ))}
        {save.error !== null && (
          <p className="err" role="alert">
            {Object.keys(errors).length === 0 ? save.error.message : 'Some addresses are not right yet.'}
          </p>
        )}
        <div className="row">
          <button type="button" className="btn sm" onClick={() => setDraft([...draft, { email: '', opened: true, mitigated: false, resolved: true }])}>
            <Plus className="i s" aria-hidden="true" />
            Add contact
          </button>
          <div className="sp" />
          {save.isSuccess && <span role="status">Saved</span>}
          <button type="submit" className="btn p" disabled={save.isPending}>
            Save contacts
          </button>
        </div>
      </form>
    </section>
  )
}
