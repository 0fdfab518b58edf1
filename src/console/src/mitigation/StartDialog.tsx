import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { send } from '../api/client'
import type { MitigationLevel, MitigationPreview, MitigationRequest } from '../api/types'
import { Modal } from '../dialogs/Modal'
import { errorsAt, errorsElsewhere, fieldErrors } from '../forms/fieldErrors'
import { QuantityField } from '../forms/QuantityField'
import { SelectField } from '../forms/SelectField'
import { Action } from '../ui/Action'
import { Field } from '../ui/Field'
import { levelNames, levelNumbers, levels } from './levels'
import { emptyMatch, MatchFields, usedMatch } from './MatchFields'
import { StartPreview } from './StartPreview'
import { useMitigationAction } from './useMitigationAction'

export interface StartDialogProps {
  start: { level: MitigationLevel; incident: number | null; target: string | null }
  /** True when the level and the target come from an incident's ladder. */
  fixed?: boolean
  close: () => void
}

/** A mitigation by hand: what, against whom, for how long and why; then the preview; only then it can be started. */
export default function StartDialog({ start, fixed = false, close }: StartDialogProps) {
  const [level, setLevel] = useState(start.level)
  const [target, setTarget] = useState(start.target ?? '')
  const [match, setMatch] = useState(emptyMatch)
  const [limitBps, setLimit] = useState<number | null>(null)
  const [ttl, setTtl] = useState<number | null>(1800)
  const [reason, setReason] = useState('')
  const filters = level === 'firewall' || level === 'flowSpec'
  const request: MitigationRequest = {
    level,
    target: target.trim() === '' ? null : target.trim(),
    incident: start.incident,
    match: filters && !fixed ? usedMatch(match) : null,
    limitBps: filters ? limitBps : null,
    nodes: null,
    ttlMinutes: (ttl ?? 0) / 60,
    reason: reason.trim(),
  }
  const key = JSON.stringify(request)
  const preview = useMutation({ mutationFn: async () => ({ key, data: await send<MitigationPreview>('POST', '/mitigations/preview', request) }) })
  const action = useMitigationAction()
  const shown = preview.data?.key === key ? preview.data.data : null
  const error = action.error ?? preview.error
  const errors = fieldErrors(error)
  const unreadable = Number.isNaN(limitBps ?? 0) || Number.isNaN(ttl ?? 0)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!unreadable) preview.mutate()
  }
  const blocked =
    shown === null
      ? 'Look at the preview first'
      : reason.trim() === ''
        ? 'It needs a reason'
        : shown.mitigations.every(({ admitted }) => !admitted)
          ? (shown.mitigations[0]?.refusal ?? 'The safety kernel refuses it')
          : null
  return (
    <Modal title={fixed ? `L${levelNumbers[level]} ${levelNames[level]} for ${target}` : 'Start a mitigation'} wide close={close}>
      <form className="form" onSubmit={submit}>
        <div className="cols">
          {!fixed && (
            <>
              <SelectField label="Level" options={levels.map((each) => [each, `L${levelNumbers[each]} ${levelNames[each]}`])} value={level} onChange={(event) => setLevel(event.target.value as MitigationLevel)} />
              <Field label="Target" required placeholder="203.0.113.9 or a prefix" value={target} errors={errorsAt(errors, 'target')} onChange={(event) => setTarget(event.target.value)} />
            </>
          )}
          <QuantityField label="Ends after" quantity="duration" value={ttl} errors={errorsAt(errors, 'ttlMinutes')} hint="Unless it is renewed; a day at most" onChange={setTtl} />
          {filters && <QuantityField label="Limit to" quantity="bps" placeholder="discard" value={limitBps} errors={errorsAt(errors, 'limitBps')} onChange={setLimit} />}
        </div>
        {filters && !fixed && <MatchFields match={match} errors={errors} change={setMatch} />}
        {filters && fixed && <p className="mut">The rules are those planned from this incident’s vectors; the preview shows them.</p>}
        <Field label="Reason" placeholder="Ticket, who asked for it" value={reason} errors={errorsAt(errors, 'reason')} onChange={(event) => setReason(event.target.value)} />
        {shown !== null && <StartPreview preview={shown} level={level} />}
        {error !== null && (
          <p className="err" role="alert">
            {[Object.keys(errors).length === 0 ? error.message : 'Some fields are not right yet.', ...errorsElsewhere(errors, isOnForm)].join(' ')}
          </p>
        )}
        <div className="row">
          <button type="submit" className={shown === null ? 'btn p' : 'btn'} disabled={preview.isPending || unreadable}>
            Preview
          </button>
          <div className="sp" />
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
          <Action className="btn danger" refusal={blocked} busy={action.isPending} onClick={() => action.mutate({ kind: 'start', request }, { onSuccess: close })}>
            {shown !== null && shown.approvalsNeeded > 1 ? 'Ask for approval' : 'Start'}
          </Action>
        </div>
      </form>
    </Modal>
  )
}

const isOnForm = (field: string): boolean => /^(target|ttlminutes|limitbps|reason|match\..+)$/.test(field)
