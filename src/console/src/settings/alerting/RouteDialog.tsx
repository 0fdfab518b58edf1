import { useState } from 'react'
import type { Alerting, AlertRoute, AlertRouteBody } from '../../api/alertingTypes'
import type { Severity } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { HoursFields, nights } from './HoursFields'
import { MatchFields } from './MatchFields'

type Grouping = NonNullable<AlertRouteBody['grouping']>

const groupings: readonly (readonly [Grouping, string])[] = [
  ['none', 'Each incident for itself'],
  ['customer', 'Those of a customer together'],
  ['pop', 'Those of the same POPs together'],
  ['family', 'Those of a family together'],
  ['route', 'All of this route together'],
]

export function RouteDialog({ alerting, route, close }: { alerting: Alerting; route: AlertRoute | null; close: () => void }) {
  const [draft, setDraft] = useState<AlertRouteBody>(route?.route ?? { name: '', match: {}, policy: alerting.policies[0]?.number ?? null, grouping: 'none', groupSeconds: 300, quiet: null, quietBelow: 'critical' })
  const save = useChange<Alerting>('alerting')
  const remove = useChange<Alerting>('alerting')
  const errors = fieldErrors(save.error)
  const set = (part: Partial<AlertRouteBody>): void => setDraft({ ...draft, ...part })
  const path = route === null ? '/alerting/routes' : `/alerting/routes/${route.number}`
  return (
    <FormDialog
      title={route === null ? 'Add a route' : route.route.name}
      verb={route === null ? 'Add route' : 'Save route'}
      errors={errors}
      error={save.error ?? remove.error}
      busy={save.isPending || remove.isPending}
      refusal={draft.name.trim() === '' ? 'It needs a name' : null}
      fields={['name', 'policy', 'match.families', 'quiet.from', 'quiet.to', 'quiet.zone', 'quiet.days']}
      submit={() => save.mutate({ method: route === null ? 'POST' : 'PUT', path, body: draft }, { onSuccess: close })}
      remove={route === null ? undefined : () => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })}
      close={close}
    >
      <div className="cols two-cols">
        <Field label="Name" required value={draft.name} placeholder="Night shift" errors={errorsAt(errors, 'name')} onChange={(event) => set({ name: event.target.value })} />
        <SelectField
          label="Escalation policy"
          options={[['', 'Tell nobody'], ...alerting.policies.map(({ number, policy }) => [String(number), policy.name] as const)]}
          value={draft.policy == null ? '' : String(draft.policy)}
          errors={errorsAt(errors, 'policy')}
          onChange={(event) => set({ policy: event.target.value === '' ? null : Number(event.target.value) })}
        />
      </div>
      <MatchFields match={draft.match} field="match" errors={errors} onChange={(match) => set({ match })} />
      <SelectField
        label="Told as one"
        options={groupings}
        value={draft.grouping ?? 'none'}
        hint="Those that begin within five minutes of the first"
        onChange={(event) => set({ grouping: event.target.value as Grouping })}
      />
      <Check label="Quiet hours" hint="What matters less waits for their end" checked={draft.quiet != null} onChange={(on) => set({ quiet: on ? nights : null })} />
      {draft.quiet != null && (
        <>
          <HoursFields hours={draft.quiet} field="quiet" errors={errors} onChange={(quiet) => set({ quiet })} />
          <SelectField
            label="Told all the same"
            options={[
              ['medium', 'Medium and above'],
              ['high', 'High and above'],
              ['critical', 'Critical'],
            ]}
            value={draft.quietBelow ?? 'critical'}
            onChange={(event) => set({ quietBelow: event.target.value as Severity })}
          />
        </>
      )}
    </FormDialog>
  )
}
