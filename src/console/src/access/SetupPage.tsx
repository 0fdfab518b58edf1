import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect } from 'react'
import { ApiError, get, send } from '../api/client'
import { sessionQuery } from '../api/queries'
import type { Session, SetupRequest, SetupStatus } from '../api/types'
import { Field } from '../ui/Field'
import { AccessFrame } from './AccessFrame'

const route = getRouteApi('/setup')

/** First run: one link from the server's log, one workspace, one administrator. */
export function SetupPage() {
  const { token } = route.useSearch()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const status = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => get<SetupStatus>('/setup', {}, signal) })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (request: SetupRequest) => send<Session>('POST', '/setup', request),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session)
      void navigate({ to: '/welcome' })
    },
  })
  useEffect(() => {
    document.title = 'Set up · Flowtriq'
  }, [])
  const errors = error instanceof ApiError ? (error.problem.errors ?? {}) : {}

  if (status.data?.needed === false)
    return (
      <AccessFrame title="Already set up">
        <p>This server has its workspace and its administrator.</p>
        <Link to="/login" className="btn p">
          Sign in
        </Link>
      </AccessFrame>
    )
  if (token === undefined)
    return (
      <AccessFrame title="Set-up link needed">
        <p>
          The server prints a one-time link when it starts without a workspace. Open that link; it ends in <span className="mono">/setup?token=…</span>
        </p>
      </AccessFrame>
    )

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string): string => String(data.get(name) ?? '').trim()
    mutate({ token, workspace: text('workspace'), name: text('name'), email: text('email'), password: String(data.get('password')) })
  }
  return (
    <AccessFrame title="Set up Flowtriq">
      <p className="mut">Step 1 of 3: the workspace and its first administrator. A node and a channel follow.</p>
      <form onSubmit={submit}>
        <Field label="Workspace" name="workspace" placeholder="Example ISP" errors={errors.workspace} required autoFocus />
        <Field label="Your name" name="name" autoComplete="name" errors={errors.name} required />
        <Field label="E-mail" name="email" type="email" autoComplete="username" errors={errors.email} required />
        <Field label="Password" name="password" type="password" autoComplete="new-password" hint="At least 12 characters" errors={errors.password} required minLength={12} />
        {error !== null && Object.keys(errors).length === 0 && <p className="err" role="alert">{reason(error)}</p>}
        <button type="submit" className="btn p" disabled={isPending}>
          Create workspace and continue
        </button>
      </form>
    </AccessFrame>
  )
}

function reason(error: Error): string {
  if (!(error instanceof ApiError)) return 'The server could not be reached.'
  if (error.status === 403) return 'This link is not valid any more. The server prints a new one at every start.'
  if (error.status === 409) return 'This server is already set up.'
  return error.message
}
