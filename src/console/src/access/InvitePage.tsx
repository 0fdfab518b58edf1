import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect } from 'react'
import { get, send } from '../api/client'
import { sessionQuery } from '../api/queries'
import type { InvitedView, Session } from '../api/types'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { dateTime } from '../format/time'
import { Field } from '../ui/Field'
import { Failure, Loading } from '../ui/States'
import { AccessFrame } from './AccessFrame'
import { roleNames } from './session'

const route = getRouteApi('/invite/$token')

/** Where an invitation's link leads: a name and a password make the account. */
export function InvitePage() {
  const { token } = route.useParams()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const invited = useQuery({ queryKey: ['invited', token], retry: false, queryFn: ({ signal }) => get<InvitedView>(`/invited/${encodeURIComponent(token)}`, {}, signal) })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (person: { name: string; password: string }) => send<Session>('POST', `/invited/${encodeURIComponent(token)}`, person),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session)
      void navigate({ to: '/' })
    },
  })
  useEffect(() => {
    document.title = 'Invitation · Flowtriq'
  }, [])
  const errors = fieldErrors(error)
  if (invited.data === undefined)
    return <AccessFrame title="Invitation">{invited.error === null ? <Loading rows={3} label="Loading the invitation" /> : <Failure error={invited.error} />}</AccessFrame>
  const { workspace, email, role, invitedBy, expiresAt } = invited.data
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    mutate({ name: String(data.get('name')).trim(), password: String(data.get('password')) })
  }
  return (
    <AccessFrame title={`Join ${workspace}`}>
      <p>
        {invitedBy} invites you as <b>{roleNames[role].toLowerCase()}</b>. The link works until {dateTime(expiresAt, 'utc')} UTC.
      </p>
      <form onSubmit={submit}>
        <Field label="E-mail" type="email" autoComplete="username" value={email} readOnly />
        <Field label="Your name" name="name" autoComplete="name" errors={errorsAt(errors, 'name')} required autoFocus />
        <Field label="Password" name="password" type="password" autoComplete="new-password" hint="At least 12 characters" errors={errorsAt(errors, 'password')} required minLength={12} />
        {error !== null && Object.keys(errors).length === 0 && (
          <p className="err" role="alert">
            {error.message}
          </p>
        )}
        <button type="submit" className="btn p" disabled={isPending}>
          Join
        </button>
      </form>
    </AccessFrame>
  )
}
