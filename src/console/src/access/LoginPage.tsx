import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect } from 'react'
import { ApiError, send } from '../api/client'
import { sessionQuery } from '../api/queries'
import type { Session } from '../api/types'
import { Field } from '../ui/Field'
import { AccessFrame } from './AccessFrame'

const route = getRouteApi('/login')

export function LoginPage() {
  const { back } = route.useSearch()
  const router = useRouter()
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (credentials: { email: string; password: string }) => send<Session>('POST', '/session', credentials),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session)
      router.history.push(back ?? '/overview')
    },
  })
  useEffect(() => {
    document.title = 'Sign in · Flowtriq'
  }, [])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    mutate({ email: String(data.get('email')).trim(), password: String(data.get('password')) })
  }
  return (
    <AccessFrame title="Sign in">
      <form onSubmit={submit}>
        <Field label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        {error !== null && <p className="err" role="alert">{reason(error)}</p>}
        <button type="submit" className="btn p" disabled={isPending}>
          Sign in
        </button>
      </form>
    </AccessFrame>
  )
}

function reason(error: Error): string {
  if (!(error instanceof ApiError)) return 'The server could not be reached.'
  return error.status === 401 ? 'E-mail and password do not match.' : error.message
}
