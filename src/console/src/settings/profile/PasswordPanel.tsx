import { type FormEvent, useRef } from 'react'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'

export function PasswordPanel() {
  const change = useChange<void>('profile')
  const form = useRef<HTMLFormElement>(null)
  const errors = fieldErrors(change.error)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    change.mutate(
      { method: 'POST', path: '/profile/password', body: { current: String(data.get('current')), password: String(data.get('password')) } },
      { onSuccess: () => form.current?.reset() },
    )
  }
  return (
    <section className="panel" aria-label="Password">
      <div className="ph">
        <h2>Password</h2>
        <span className="mut xs">another one signs out every other browser</span>
      </div>
      <form className="form" ref={form} onSubmit={submit}>
        <div className="cols two-cols">
          <Field label="Current password" name="current" type="password" autoComplete="current-password" required errors={errorsAt(errors, 'current')} />
          <Field label="New password" name="password" type="password" autoComplete="new-password" required minLength={12} hint="At least 12 characters" errors={errorsAt(errors, 'password')} />
        </div>
        {change.error !== null && Object.keys(errors).length === 0 && (
          <p className="err" role="alert">
            {change.error.message}
          </p>
        )}
        <div className="row">
          <button type="submit" className="btn" disabled={change.isPending}>
            Change password
          </button>
          {change.isSuccess && <span role="status">The new password holds.</span>}
        </div>
      </form>
    </section>
  )
}
