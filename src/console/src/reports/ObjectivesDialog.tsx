import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ObjectivesBook, ReportObjectives } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { Modal } from '../dialogs/Modal'
import { errorsAt, type FieldErrors, fieldErrors } from '../forms/fieldErrors'
import { SelectField } from '../forms/SelectField'
import { customersQuery } from '../mitigation/rulesQueries'
import { useChange } from '../settings/useChange'
import { Field } from '../ui/Field'
import { Failure, Loading } from '../ui/States'
import { objectivesQuery } from './queries'

/** What was promised: to everybody, and to those with objectives of their own. */
export default function ObjectivesDialog({ close }: { close: () => void }) {
  const { data, error } = useQuery(objectivesQuery)
  if (data !== undefined) return <Editor book={data} close={close} />
  return (
    <Modal title="Objectives" wide close={close}>
      {error === null ? <Loading rows={3} label="Loading objectives" /> : <Failure error={error} />}
    </Modal>
  )
}

function Editor({ book, close }: { book: ObjectivesBook; close: () => void }) {
  const [draft, setDraft] = useState(book)
  const { data: customers = [] } = useQuery(customersQuery)
  const save = useChange<ObjectivesBook>('report-objectives')
  const errors = fieldErrors(save.error)
  const free = customers.filter(({ number }) => draft.customers.every((own) => own.customer !== number))
  return (
    <FormDialog
      title="Objectives"
      verb="Save objectives"
      errors={errors}
      error={save.error}
      busy={save.isPending}
      fields={['usual', 'customers']}
      submit={() => save.mutate({ method: 'PUT', path: '/reports/objectives', body: draft }, { onSuccess: close })}
      close={close}
    >
      <fieldset className="plain">
        <legend>Everybody without objectives of their own</legend>
        <Objectives value={draft.usual} at="usual" errors={errors} change={(usual) => setDraft({ ...draft, usual })} />
      </fieldset>
      {draft.customers.map((own, index) => (
        <fieldset key={own.customer} className="plain">
          <legend>{customers.find(({ number }) => number === own.customer)?.name ?? `Customer ${own.customer}`}</legend>
          <Objectives
            value={own.objectives}
            at={`customers[${index}].objectives`}
            errors={errors}
            change={(objectives) => setDraft({ ...draft, customers: draft.customers.map((each, i) => (i === index ? { ...each, objectives } : each)) })}
          />
          <button type="button" className="btn sm" onClick={() => setDraft({ ...draft, customers: draft.customers.filter((_, i) => i !== index) })}>
            <Trash2 className="i s" aria-hidden="true" />
            The usual ones
          </button>
        </fieldset>
      ))}
      {free.length > 0 && (
        <div className="row">
          <Plus className="i s" aria-hidden="true" />
          <SelectField
            label="Own objectives for"
            value=""
            options={[['', 'Choose a customer'], ...free.map(({ number, name }) => [String(number), name] as const)]}
            onChange={(event) => setDraft({ ...draft, customers: [...draft.customers, { customer: Number(event.target.value), objectives: draft.usual }] })}
          />
        </div>
      )}
    </FormDialog>
  )
}

const fields = [
  ['detectSeconds', 'Detected within (s)'],
  ['mitigateSeconds', 'Mitigated within (s)'],
  ['unimpairedPercent', 'Without impairment (%)'],
] as const

function Objectives({ value, at, errors, change }: { value: ReportObjectives; at: string; errors: FieldErrors; change: (value: ReportObjectives) => void }) {
  return (
    <div className="cols">
      {fields.map(([field, label]) => (
        <Field
          key={field}
          label={label}
          type="number"
          step="any"
          required
          value={Number.isNaN(value[field]) ? '' : value[field]}
          errors={errorsAt(errors, `${at}.${field}`)}
          onChange={(event) => change({ ...value, [field]: event.target.valueAsNumber })}
        />
      ))}
    </div>
  )
}
