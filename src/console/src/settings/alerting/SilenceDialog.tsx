import { useState } from 'react'
import type { Alerting, AlertMatch } from '../../api/alertingTypes'
import { FormDialog } from '../../dialogs/FormDialog'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { SelectField } from '../../forms/SelectField'
import { plural } from '../../format/numbers'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { MatchFields } from './MatchFields'
import { spans } from './wording'

export interface SilenceDialogProps {
  /** Silences these and nothing else; absent asks which. */
  incidents?: readonly number[]
  close: () => void
  done?: () => void
}

/** Keeps quiet for a while: it takes a duration and a reason. */
export default function SilenceDialog({ incidents, close, done }: SilenceDialogProps) {
  const [match, setMatch] = useState<AlertMatch>({})
  const [reason, setReason] = useState('')
  const [seconds, setSeconds] = useState('3600')
  const save = useChange<Alerting>('alerting')
  const errors = fieldErrors(save.error)
  const said = { reason, seconds: Number(seconds) }
  const finish = (): void => {
    close()
    done?.()
  }
  return (
    <FormDialog
      title={incidents === undefined ? 'Add a silence' : incidents.length === 1 ? `Silence INC-${incidents[0]}` : `Silence ${plural(incidents.length, 'incident')}`}
      verb="Silence"
      errors={errors}
      error={save.error}
      busy={save.isPending}
      refusal={reason.trim() === '' ? 'Say why' : null}
      fields={['reason', 'seconds', 'match.target', 'match.families']}
      submit={() =>
        save.mutate(
          incidents === undefined
            ? { method: 'POST', path: '/alerting/silences', body: { match, ...said } }
            : { method: 'POST', path: '/alerting/silences/incidents', body: { incidents, ...said } },
          { onSuccess: finish },
        )
      }
      close={close}
    >
      <p className="mut">Nobody is told until it ends. Detection, record and mitigation go on.</p>
      <div className="cols two-cols">
        <Field label="Reason" required autoFocus maxLength={200} value={reason} placeholder="Load test, ticket 4711" errors={errorsAt(errors, 'reason')} onChange={(event) => setReason(event.target.value)} />
        <SelectField label="For" options={spans} value={seconds} errors={errorsAt(errors, 'seconds')} onChange={(event) => setSeconds(event.target.value)} />
      </div>
      {incidents === undefined && (
        <>
          <Field
            label="Target"
            value={match.target ?? ''}
            placeholder="203.0.113.0/24"
            hint="A prefix that holds the target; empty means any"
            errors={errorsAt(errors, 'match.target')}
            onChange={(event) => setMatch({ ...match, target: event.target.value.trim() === '' ? null : event.target.value.trim() })}
          />
          <MatchFields match={match} field="match" errors={errors} onChange={setMatch} />
        </>
      )}
    </FormDialog>
  )
}
