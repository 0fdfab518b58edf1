import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Alerting, EscalationPolicy, EscalationPolicyBody, EscalationStep } from '../../api/alertingTypes'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors, type FieldErrors } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'

/** The ladder editor: steps from top to bottom, each with its delay and who is told. */
export function PolicyDialog({ alerting, policy, close }: { alerting: Alerting; policy: EscalationPolicy | null; close: () => void }) {
  const [draft, setDraft] = useState<EscalationPolicyBody>(policy?.policy ?? { name: '', steps: [{ delaySeconds: 0, targets: [] }], repeatSeconds: 1800, repeats: 0 })
  const save = useChange<Alerting>('alerting')
  const remove = useChange<Alerting>('alerting')
  const errors = fieldErrors(save.error)
  const set = (part: Partial<EscalationPolicyBody>): void => setDraft({ ...draft, ...part })
  const path = policy === null ? '/alerting/policies' : `/alerting/policies/${policy.number}`
  const empty = draft.steps.some((step) => step.targets.length === 0)
  return (
    <FormDialog
      title={policy === null ? 'Add an escalation policy' : policy.policy.name}
      verb={policy === null ? 'Add policy' : 'Save policy'}
      errors={errors}
      error={save.error ?? remove.error}
      busy={save.isPending || remove.isPending}
      refusal={draft.name.trim() === '' ? 'It needs a name' : empty ? 'Each step tells somebody' : null}
      fields={['name', 'repeats', 'repeatSeconds', ...draft.steps.flatMap((_, i) => [`steps[${i}].targets`, `steps[${i}].delaySeconds`])]}
      submit={() => save.mutate({ method: policy === null ? 'POST' : 'PUT', path, body: draft }, { onSuccess: close })}
      remove={policy === null ? undefined : () => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })}
      close={close}
    >
      <Field label="Name" required value={draft.name} placeholder="NOC" errors={errorsAt(errors, 'name')} onChange={(event) => set({ name: event.target.value })} />
      <div>
        {draft.steps.map((step, at) => (
          <Step
            key={at}
            alerting={alerting}
            step={step}
            at={at}
            errors={errors}
            change={(next) => set({ steps: draft.steps.map((each, i) => (i === at ? next : each)) })}
            remove={draft.steps.length === 1 ? undefined : () => set({ steps: draft.steps.filter((_, i) => i !== at) })}
          />
        ))}
        <button type="button" className="btn sm" onClick={() => set({ steps: [...draft.steps, { delaySeconds: 300, targets: [] }] })}>
          <Plus className="i s" aria-hidden="true" />
          Add a step
        </button>
      </div>
      <div className="cols">
        <NumberField label="Times it begins anew" min={0} max={100} value={draft.repeats} errors={errorsAt(errors, 'repeats')} onChange={(repeats) => set({ repeats: repeats ?? 0 })} />
        <NumberField
          label="Minutes until it begins anew"
          min={1}
          value={(draft.repeatSeconds ?? 1800) / 60}
          errors={errorsAt(errors, 'repeatSeconds')}
          onChange={(minutes) => set({ repeatSeconds: (minutes ?? 1) * 60 })}
        />
      </div>
    </FormDialog>
  )
}

interface StepProps {
  alerting: Alerting
  step: EscalationStep
  at: number
  errors: FieldErrors
  change: (step: EscalationStep) => void
  remove: (() => void) | undefined
}

function Step({ alerting, step, at, errors, change, remove }: StepProps) {
  const toggle = (target: string, on: boolean): void => change({ ...step, targets: on ? [...step.targets, target] : step.targets.filter((each) => each !== target) })
  return (
    <div className="step-edit" role="group" aria-label={`Step ${at + 1}`}>
      <NumberField
        label={at === 0 ? 'Minutes after the start' : 'Minutes later'}
        min={0}
        value={step.delaySeconds / 60}
        errors={errorsAt(errors, `steps[${at}].delaySeconds`)}
        onChange={(minutes) => change({ ...step, delaySeconds: (minutes ?? 0) * 60 })}
      />
      <div>
        <div className="choices">
          {alerting.recipients.map(({ target, name }) => (
            <Check key={target} label={name} checked={step.targets.includes(target)} onChange={(on) => toggle(target, on)} />
          ))}
        </div>
        {alerting.recipients.length === 0 && <p className="mut">There is no channel yet: add one under Channels.</p>}
        {errorsAt(errors, `steps[${at}].targets`).map((problem) => (
          <p key={problem} className="err">
            {problem}
          </p>
        ))}
      </div>
      {remove !== undefined && (
        <button type="button" className="btn ic g" aria-label={`Remove step ${at + 1}`} onClick={remove}>
          <Trash2 className="i s" aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
