import type { FormEvent, ReactNode } from 'react'
import { errorsElsewhere, type FieldErrors } from '../forms/fieldErrors'
import { Modal } from './Modal'

export interface FormDialogProps {
  title: string
  verb: string
  errors: FieldErrors
  error: Error | null
  busy: boolean
  refusal?: string | null
  /** Fields this form shows by itself; errors of others are listed below it. */
  fields: readonly string[]
  submit: () => void
  /** Takes away what is edited; absent for something new. */
  remove?: (() => void) | undefined
  close: () => void
  children: ReactNode
}

/** A form over the page. What the server found wrong stands at its field, the rest below the form. */
export function FormDialog({ title, verb, errors, error, busy, refusal = null, fields, submit, remove, close, children }: FormDialogProps) {
  const known = fields.map((field) => field.toLowerCase())
  const others = errorsElsewhere(errors, (field) => known.some((each) => field === each || field.startsWith(`${each}[`)))
  return (
    <Modal title={title} wide close={close}>
      <form
        className="form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (refusal === null && !busy) submit()
        }}
      >
        {children}
        {error !== null && (
          <div className="err" role="alert">
            {Object.keys(errors).length === 0 ? <p>{error.message}</p> : <p>Some fields are not right yet.</p>}
            {others.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </div>
        )}
        <div className="row">
          {remove !== undefined && (
            <button type="button" className="btn d" onClick={remove}>
              Remove
            </button>
          )}
          <div className="sp" />
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="btn p" disabled={busy || refusal !== null} title={refusal ?? undefined}>
            {verb}
          </button>
        </div>
      </form>
    </Modal>
  )
}
