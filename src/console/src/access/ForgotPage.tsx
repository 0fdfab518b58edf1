import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect } from 'react'
import { send } from '../api/client'
import { Field } from '../ui/Field'
import { AccessFrame } from './AccessFrame'

/** Asks for a link that sets a new password. Whether the address is a member's is not told. */
export function ForgotPage() {
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: (email: string) => send<void>('POST', '/password-resets', { email }) })
  useEffect(() => {
    document.title = 'New password · Flowtriq'
  }, [])
  return (
    <AccessFrame title="New password">
      {isSuccess ? (
        <p role="status">If this is the address of a member, a link is on its way. It works for an hour.</p>
      ) : (
        <form
          onSubmit={(event: FormEvent<HTMLFormElement>) => {
            event.preventDefault()
            mutate(String(new FormData(event.currentTarget).get('email')).trim())
          }}
        >
          <Field label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
          {error !== null && (
            <p className="err" role="alert">
              {error.message}
            </p>
          )}
          <button type="submit" className="btn p" disabled={isPending}>
            Send the link
          </button>
        </form>
      )}
      <Link to="/login" className="mut">
        Back to signing in
      </Link>
    </AccessFrame>
  )
}
