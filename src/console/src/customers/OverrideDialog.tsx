import { useState } from 'react'
import type { CustomerView, PolicyBody, PolicyOverrideBody } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { Check } from '../forms/Check'
import { errorsAt, type FieldErrors, fieldErrors, hasUnreadable } from '../forms/fieldErrors'
import { LinesField } from '../forms/LinesField'
import { QuantityField } from '../forms/QuantityField'
import { rateText } from '../forms/parse'
import { plural } from '../format/numbers'
import { FamilyChoice } from '../settings/policies/FamilyChoice'
import { ScheduleEditor } from '../settings/policies/ScheduleEditor'
import { useChange } from '../settings/useChange'
import { bodyOf, noOverride } from './override'
import { OwnLevels } from './OwnLevels'

export interface OverrideDialogProps {
  customer: CustomerView
  /** The policy the customer follows where it has nothing of its own. */
  policy: PolicyBody
  close: () => void
}

/** What one customer has differently from its policy. Whatever is not switched on here follows the policy, also when that changes. */
export default function OverrideDialog({ customer, policy, close }: OverrideDialogProps) {
  const [draft, setDraft] = useState<PolicyOverrideBody>(customer.override ?? noOverride)
  const save = useChange<CustomerView>('customers', 'customer', 'policies', 'ladder')
  const errors = own(fieldErrors(save.error))
  const at = (field: string): string[] => Object.keys(errors).filter((each) => each === field.toLowerCase() || each.startsWith(`${field.toLowerCase()}[`)).flatMap((each) => errorsAt(errors, each))
  const set = (part: Partial<PolicyOverrideBody>): void => setDraft({ ...draft, ...part })
  const exclusions = draft.exclusions ?? { addresses: [], families: [] }
  return (
    <FormDialog
      title={`Own settings of ${customer.name}`}
      verb="Save own settings"
      errors={errors}
      error={save.error}
      busy={save.isPending}
      refusal={hasUnreadable(draft) ? 'Something on this form cannot be read' : null}
      fields={['levels', 'residualTargetBps', 'schedule', 'exclusions', 'exclusions.addresses', 'exclusions.families']}
      submit={() => save.mutate({ method: 'PUT', path: `/customers/${customer.number}`, body: bodyOf(customer, draft) }, { onSuccess: close })}
      close={close}
    >
      <p className="mut">
        What is not set here follows “{policy.name}”, also when that changes. An attack that runs now is answered by the new settings at once.
      </p>
      <OwnLevels override={draft} policy={policy} errors={errors} change={setDraft} />
      <div className="cols two-cols">
        <QuantityField
          label="May be left over"
          quantity="bps"
          value={draft.residualTargetBps}
          placeholder={`the policy’s: ${rateText(policy.residualTargetBps, 'bps')}`}
          errors={at('residualTargetBps')}
          hint="More than this, and the next level is climbed"
          onChange={(residualTargetBps) => set({ residualTargetBps })}
        />
        <Check
          label="A schedule of its own"
          hint={`Instead of the policy’s, which has ${policy.schedule.length === 0 ? 'none' : plural(policy.schedule.length, 'time')}`}
          checked={draft.schedule != null}
          onChange={(wanted) => set({ schedule: wanted ? policy.schedule : null })}
        />
      </div>
      {draft.schedule != null && <ScheduleEditor windows={draft.schedule} errors={errors} onChange={(schedule) => set({ schedule })} />}
      <div className="cols two-cols">
        <LinesField
          label="Addresses left alone besides"
          hint="One prefix on each line; added to those of the policy"
          placeholder="203.0.113.0/28"
          value={exclusions.addresses}
          errors={at('exclusions.addresses')}
          onChange={(addresses) => set({ exclusions: { ...exclusions, addresses } })}
        />
        <FamilyChoice chosen={exclusions.families} errors={at('exclusions.families')} onChange={(families) => set({ exclusions: { ...exclusions, families } })} />
      </div>
    </FormDialog>
  )
}

/** The server names the fields "override.…"; on this form there is nothing else. */
const own = (errors: FieldErrors): FieldErrors => Object.fromEntries(Object.entries(errors).map(([field, problems]) => [field.replace(/^override\./, ''), problems]))
