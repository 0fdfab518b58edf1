import { type FormEvent, useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { SafetyEditResult } from '../../api/types'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { Field } from '../../ui/Field'
import type { useChange } from '../useChange'

export interface PrefixFormProps {
  label: string
  placeholder: string
  noteLabel: string
  noteKey: 'why' | 'what'
  noteRequired?: boolean
  warning: string | null
  change: ReturnType<typeof useChange<SafetyEditResult>>
  path: string
}

/** One line to add a prefix with a word about it. */
export function PrefixForm({ label, placeholder, noteLabel, noteKey, noteRequired = false, warning, change, path }: PrefixFormProps) {
  const refusal = useAdminRefusal()
  const [prefix, setPrefix] = useState('')
  const [note, setNote] = useState('')
  const errors = fieldErrors(change.error)
  if (refusal !== null) return null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(
      { method: 'POST', path, body: { prefix: prefix.trim(), [noteKey]: note.trim() } },
      {
        onSuccess: () => {
          setPrefix('')
          setNote('')
        },
      },
    )
  }
  return (
    <form className="form prefix-form" onSubmit={submit}>
      <div className="cols">
        <Field label={label} required placeholder={placeholder} value={prefix} errors={errorsAt(errors, 'prefix')} onChange={(event) => setPrefix(event.target.value)} />
        <Field label={noteLabel} required={noteRequired} value={note} errors={errorsAt(errors, noteKey)} onChange={(event) => setNote(event.target.value)} />
        <button type="submit" className="btn" disabled={change.isPending}>
          Add
        </button>
      </div>
      {warning !== null && <p className="mut xs">{warning}</p>}
      {change.data !== undefined && !change.data.applied && (
        <p className="warn" role="status">
          It waits for a second administrator.
        </p>
      )}
      {change.error !== null && Object.keys(errors).length === 0 && (
        <p className="err" role="alert">
          {change.error.message}
        </p>
      )}
    </form>
  )
}
