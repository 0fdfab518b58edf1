import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useEffect } from 'react'
import { get, send } from '../api/client'
import type { ResetView } from '../api/types'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { Field } from '../ui/Field'
import { Failure, Loading } from '../ui/States'
import { AccessFrame } from './AccessFrame'

const route = getRouteApi('/reset/$token')

/** Where the link for a new password leads. Signing in follows, with the second factor if there is one. */
export function ResetPage() {
  const { token } = route.useParams()
  const path = `/password-resets/${encodeURIComponent(token)}`
  const link = useQuery({ queryKey: ['reset', token], retry: false, queryFn: ({ signal }) => get<ResetView>(path, {}, signal) })
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: (password: string) => send<void>('POST', path, { password }) })
  useEffect(() => {
    document.title = 'New password · Flowtriq'
  }, [])
  const errors = fieldErrors(error)
  if (isSuccess)
    return (
      <AccessFrame title="New password">
        <p role="status">The new password holds, and every browser was signed out.</p>
        <Link to="/login" className="btn p">
          Sign in
        </Link>
      </AccessFrame>
    )
  if (link.data === undefined)
    return (
      <AccessFrame title="New password">
        {link.error === null ? <Loading rows={3} label="Loading the link" /> : <Failure error={link.error} />}
        <Link to="/login" className="mut">
          Back to signing in
        </Link>
      </AccessFrame>
    )
  return (
    <AccessFrame title="New password">
      <form
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault()
          mutate(String(new FormData(event.currentTarget).get('password')))
        }}
      >
        <Field label="E-mail" type="email" autoComplete="username" value={link.data.email} readOnly />
        <Field label="New password" name="password" type="password" autoComplete="new-password" hint="At least 12 characters" errors={errorsAt(errors, 'password')} required minLength={12} autoFocus />
        {error !== null && Object.keys(errors).length === 0 && (
          <p className="err" role="alert">
            {error.message}
          </p>
        )}
        <button type="submit" className="btn p" disabled={isPending}>
          Set the password
        </button>
      </form>
    </AccessFrame>
  )
}
