import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CustomerBody, CustomerView } from '../api/types'
import Confirm from '../dialogs/Confirm'
import { FormDialog } from '../dialogs/FormDialog'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { LinesField } from '../forms/LinesField'
import { SelectField } from '../forms/SelectField'
import { policiesQuery } from '../mitigation/rulesQueries'
import { useChange } from '../settings/useChange'
import { Field } from '../ui/Field'

/** Adds or changes a customer. What differs from its policy is kept as it is. */
export default function CustomerDialog({ customer, close }: { customer: CustomerView | null; close: () => void }) {
  const [draft, setDraft] = useState<CustomerBody>({
    name: customer?.name ?? '',
    prefixes: customer?.prefixes ?? [],
    contacts: customer?.contacts ?? [],
    policy: customer?.policy ?? null,
    override: customer?.override ?? null,
  })
  const [removing, setRemoving] = useState(false)
  const navigate = useNavigate()
  const policies = useQuery(policiesQuery).data ?? []
  const save = useChange<unknown>('customers', 'customer')
  const remove = useChange<void>('customers', 'customer')
  const errors = fieldErrors(save.error)
  const at = (field: string): string[] => Object.keys(errors).filter((each) => each === field || each.startsWith(`${field}[`)).flatMap((each) => errorsAt(errors, each))
  const path = customer === null ? '/customers' : `/customers/${customer.number}`

  if (removing && customer !== null)
    return (
      <Confirm
        title={`Remove ${customer.name}`}
        verb="Remove customer"
        busy={remove.isPending}
        error={remove.error}
        confirm={() =>
          remove.mutate(
            { method: 'DELETE', path },
            {
              onSuccess: () => {
                close()
                void navigate({ to: '/customers' })
              },
            },
          )
        }
        close={() => setRemoving(false)}
      >
        <p>
          Nobody owns {customer.prefixes.join(', ')} then: attacks on them are mitigated on the nodes only (level 1), and what is announced for them is withdrawn.
        </p>
      </Confirm>
    )

  return (
    <FormDialog
      title={customer === null ? 'Add a customer' : customer.name}
      verb={customer === null ? 'Add customer' : 'Save customer'}
      errors={errors}
      error={save.error}
      busy={save.isPending}
      fields={['name', 'prefixes', 'contacts', 'policy']}
      submit={() => save.mutate({ method: customer === null ? 'POST' : 'PUT', path, body: draft }, { onSuccess: close })}
      remove={customer === null ? undefined : () => setRemoving(true)}
      close={close}
    >
      <div className="cols">
        <Field label="Name" required value={draft.name} errors={at('name')} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
        <SelectField
          label="Policy"
          options={[['', 'The workspace’s'], ...policies.map(({ policy }) => [policy.name, policy.name] as const)]}
          value={draft.policy ?? ''}
          errors={at('policy')}
          onChange={(event) => setDraft({ ...draft, policy: event.target.value === '' ? null : event.target.value })}
        />
      </div>
      <div className="cols two-cols">
        <LinesField label="Prefixes" rows={5} value={draft.prefixes} placeholder="203.0.113.0/24" hint="One on each line" errors={at('prefixes')} onChange={(prefixes) => setDraft({ ...draft, prefixes })} />
        <LinesField label="Contacts" rows={5} value={draft.contacts ?? []} placeholder="noc@customer.example" hint="E-mail addresses, one on each line" errors={at('contacts')} onChange={(contacts) => setDraft({ ...draft, contacts })} />
      </div>
    </FormDialog>
  )
}
