import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReportSummary } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { SelectField } from '../forms/SelectField'
import { customersQuery } from '../mitigation/rulesQueries'
import { useChange } from '../settings/useChange'
import { Field } from '../ui/Field'

const kinds = [
  ['sla', 'Service level of a customer'],
  ['month', 'Executive summary of the network'],
] as const

const midnight = (day: string): string | null => (day === '' ? null : `${day}T00:00:00Z`)

/** Makes a report of a period and goes to it. */
export default function MakeDialog({ customer, close }: { customer: number | null; close: () => void }) {
  const { data: customers = [] } = useQuery(customersQuery)
  const [kind, setKind] = useState<(typeof kinds)[number][0]>('sla')
  const [chosen, setChosen] = useState(customer === null ? '' : String(customer))
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const navigate = useNavigate()
  const make = useChange<ReportSummary>('reports')
  const errors = fieldErrors(make.error)
  const body = { kind, incident: null, customer: kind === 'sla' && chosen !== '' ? Number(chosen) : null, from: midnight(from), to: midnight(to) }
  return (
    <FormDialog
      title="Make a report"
      verb="Make report"
      errors={errors}
      error={make.error}
      busy={make.isPending}
      refusal={kind === 'sla' && chosen === '' ? 'Choose a customer' : null}
      fields={['kind', 'customer', 'from', 'to']}
      submit={() =>
        make.mutate(
          { method: 'POST', path: '/reports', body },
          { onSuccess: (report) => void navigate({ to: '/reports/$number', params: { number: String(report.number) } }) },
        )
      }
      close={close}
    >
      <SelectField label="Kind" value={kind} options={kinds} errors={errorsAt(errors, 'kind')} onChange={(event) => setKind(event.target.value as typeof kind)} />
      {kind === 'sla' && (
        <SelectField
          label="Customer"
          value={chosen}
          options={[['', 'Choose a customer'], ...customers.map(({ number, name }) => [String(number), name] as const)]}
          errors={errorsAt(errors, 'customer')}
          onChange={(event) => setChosen(event.target.value)}
        />
      )}
      <div className="cols two-cols">
        <Field label="From (UTC)" type="date" value={from} hint="The last whole month when both are left empty" errors={errorsAt(errors, 'from')} onChange={(event) => setFrom(event.target.value)} />
        <Field label="To (UTC, not included)" type="date" value={to} errors={errorsAt(errors, 'to')} onChange={(event) => setTo(event.target.value)} />
      </div>
    </FormDialog>
  )
}
