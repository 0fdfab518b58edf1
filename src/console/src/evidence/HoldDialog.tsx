import { useState } from 'react'
import type { Capture } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { useChange } from '../settings/useChange'
import { Field } from '../ui/Field'

/** Puts a capture under legal hold, for a reason. */
export function HoldDialog({ capture, node, close }: { capture: string; node: string; close: () => void }) {
  const [reason, setReason] = useState('')
  const save = useChange<Capture>('evidence', 'incident')
  const errors = fieldErrors(save.error)
  return (
    <FormDialog
      title={`Legal hold of the capture of ${node}`}
      verb="Hold"
      errors={errors}
      error={save.error}
      busy={save.isPending}
      refusal={reason.trim() === '' ? 'Say why' : null}
      fields={['reason']}
      submit={() => save.mutate({ method: 'PUT', path: `/captures/${encodeURIComponent(capture)}/hold`, body: { reason } }, { onSuccess: close })}
      close={close}
    >
      <p className="mut">Neither retention nor a person removes it until an administrator ends the hold.</p>
      <Field label="Reason" required autoFocus maxLength={500} value={reason} placeholder="Police, file 17/26" errors={errorsAt(errors, 'reason')} onChange={(event) => setReason(event.target.value)} />
    </FormDialog>
  )
}
