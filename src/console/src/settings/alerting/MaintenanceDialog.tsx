import { useState } from 'react'
import type { Alerting, Maintenance, MaintenanceBody } from '../../api/alertingTypes'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { LinesField } from '../../forms/LinesField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { HoursFields, nights } from './HoursFields'
import { inputOf, momentOf } from './moments'

const fresh = (now: number): MaintenanceBody => ({
  name: '',
  scope: {},
  from: new Date(now).toISOString(),
  until: new Date(now + 2 * 3_600_000).toISOString(),
  weekly: null,
})

export function MaintenanceDialog({ window, close }: { window: Maintenance | null; close: () => void }) {
  const [draft, setDraft] = useState<MaintenanceBody>(() => window?.window ?? fresh(Date.now()))
  const save = useChange<Alerting>('alerting')
  const remove = useChange<Alerting>('alerting')
  const errors = fieldErrors(save.error)
  const set = (part: Partial<MaintenanceBody>): void => setDraft({ ...draft, ...part })
  const path = window === null ? '/alerting/windows' : `/alerting/windows/${window.number}`
  const { scope } = draft
  return (
    <FormDialog
      title={window === null ? 'Add a maintenance window' : window.window.name}
      verb={window === null ? 'Add window' : 'Save window'}
      errors={errors}
      error={save.error ?? remove.error}
      busy={save.isPending || remove.isPending}
      refusal={draft.name.trim() === '' ? 'It needs a name' : null}
      fields={['name', 'from', 'until', 'weekly.from', 'weekly.to', 'weekly.zone', 'weekly.days']}
      submit={() => save.mutate({ method: window === null ? 'POST' : 'PUT', path, body: draft }, { onSuccess: close })}
      remove={window === null ? undefined : () => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })}
      close={close}
    >
      <Field label="Work" required value={draft.name} placeholder="New line cards in Frankfurt" errors={errorsAt(errors, 'name')} onChange={(event) => set({ name: event.target.value })} />
      <div className="cols">
        <LinesField label="POPs" rows={2} value={scope.pops ?? []} placeholder="FRA" onChange={(pops) => set({ scope: { ...scope, pops } })} />
        <LinesField label="Nodes" rows={2} value={scope.nodes ?? []} placeholder="Id of a node" onChange={(nodes) => set({ scope: { ...scope, nodes } })} />
        <LinesField label="Customers" rows={2} value={scope.customers ?? []} hint="All empty means the workspace" onChange={(customers) => set({ scope: { ...scope, customers } })} />
      </div>
      <div className="cols">
        <Field label="From (UTC)" type="datetime-local" value={inputOf(draft.from)} errors={errorsAt(errors, 'from')} onChange={(event) => set({ from: momentOf(event.target.value) ?? draft.from })} />
        <Field label="Until (UTC)" type="datetime-local" value={draft.until == null ? '' : inputOf(draft.until)} hint="Empty only for weekly work" errors={errorsAt(errors, 'until')} onChange={(event) => set({ until: momentOf(event.target.value) })} />
      </div>
      <Check label="Weekly" hint="Only at these hours within that time" checked={draft.weekly != null} onChange={(on) => set({ weekly: on ? nights : null })} />
      {draft.weekly != null && <HoursFields hours={draft.weekly} field="weekly" errors={errors} onChange={(weekly) => set({ weekly })} />}
    </FormDialog>
  )
}
