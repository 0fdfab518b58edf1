import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReportEvery, ReportScheduleView } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { LinesField } from '../forms/LinesField'
import { NumberField } from '../forms/NumberField'
import { SelectField } from '../forms/SelectField'
import { customersQuery } from '../mitigation/rulesQueries'
import { useChange } from '../settings/useChange'
import { everyNames, kindNames } from './wording'

const every = (['month', 'week'] as const).map((each) => [each, everyNames[each]] as const)

/** Has a report made by itself. */
export default function ScheduleDialog({ close }: { close: () => void }) {
  const { data: customers = [] } = useQuery(customersQuery)
  const [kind, setKind] = useState<'sla' | 'month'>('sla')
  const [customer, setCustomer] = useState('')
  const [often, setOften] = useState<ReportEvery>('month')
  const [recipients, setRecipients] = useState<string[]>([])
  const [linkDays, setLinkDays] = useState<number | null>(30)
  const save = useChange<ReportScheduleView>('report-schedules')
  const errors = fieldErrors(save.error)
  const body = { kind, every: often, recipients, customer: kind === 'sla' && customer !== '' ? Number(customer) : null, linkDays: linkDays ?? 0 }
  return (
    <FormDialog
      title="Add a schedule"
      verb="Add schedule"
      errors={errors}
      error={save.error}
      busy={save.isPending}
      refusal={kind === 'sla' && customer === '' ? 'Choose a customer' : null}
      fields={['kind', 'customer', 'every', 'linkDays']}
      submit={() => save.mutate({ method: 'POST', path: '/reports/schedules', body }, { onSuccess: close })}
      close={close}
    >
      <div className="cols two-cols">
        <SelectField
          label="Report"
          value={kind}
          options={[
            ['sla', kindNames.sla],
            ['month', kindNames.month],
          ]}
          errors={errorsAt(errors, 'kind')}
          onChange={(event) => setKind(event.target.value as 'sla' | 'month')}
        />
        {kind === 'sla' && (
          <SelectField
            label="Customer"
            value={customer}
            options={[['', 'Choose a customer'], ...customers.map(({ number, name }) => [String(number), name] as const)]}
            errors={errorsAt(errors, 'customer')}
            onChange={(event) => setCustomer(event.target.value)}
          />
        )}
        <SelectField label="How often" value={often} options={every} errors={errorsAt(errors, 'every')} onChange={(event) => setOften(event.target.value as ReportEvery)} />
        <NumberField label="Days the link opens it" min={1} max={365} required value={linkDays} errors={errorsAt(errors, 'linkDays')} onChange={setLinkDays} />
      </div>
      <LinesField label="Sent to" value={recipients} onChange={setRecipients} hint="One address on each line; each gets a link of its own" placeholder="sla@customer.example" />
    </FormDialog>
  )
}
