import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { LogIn } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiError, get, send, url } from '../api/client'
import { sessionQuery } from '../api/queries'
import type { Session, SignInWays } from '../api/types'
import { Field } from '../ui/Field'
import { AccessFrame } from './AccessFrame'
import { CodeStep } from './CodeStep'
import { needsCode } from './needsCode'

const route = getRouteApi('/login')

const troubles = {
  failed: 'Signing in there did not work. Try again, or ask an administrator to look into the log.',
  stranger: 'You are not a member of this workspace. Ask an administrator for an invitation.',
} as const

export interface Credentials {
  email: string
  password: string
  code?: string
}

export function LoginPage() {
  const { back, provider } = route.useSearch()
  const router = useRouter()
  const queries = useQueryClient()
  const ways = useQuery({ queryKey: ['sign-in'], queryFn: ({ signal }) => get<SignInWays>('/sign-in', {}, signal) })
  const [given, setGiven] = useState<Credentials | null>(null)
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (credentials: Credentials) => send<Session>('POST', '/session', credentials),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session)
      void router.navigate({ href: back ?? '/' })
    },
    onError: (refused, credentials) => setGiven(needsCode(refused) ? credentials : null),
  })
  useEffect(() => {
    document.title = 'Sign in · Flowtriq'
  }, [])
  if (given !== null)
    return (
      <CodeStep
        busy={isPending}
        error={error !== null && (given.code !== undefined || !needsCode(error)) ? error.message : null}
        submit={(code) => mutate({ ...given, code })}
        back={() => {
          setGiven(null)
          reset()
        }}
      />
    )
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    mutate({ email: String(data.get('email')).trim(), password: String(data.get('password')) })
  }
  return (
    <AccessFrame title="Sign in">
      {provider !== undefined && (
        <p className="err" role="alert">
          {troubles[provider]}
        </p>
      )}
      <form onSubmit={submit}>
        <Field label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        {error !== null && <p className="err" role="alert">{reason(error)}</p>}
        <button type="submit" className="btn p" disabled={isPending}>
          Sign in
        </button>
      </form>
      {typeof ways.data?.provider === 'string' && (
        <a className="btn" href={url('/sign-in/provider', { back })}>
          <LogIn className="i" aria-hidden="true" />
          Sign in with {ways.data.provider}
        </a>
      )}
      {ways.data?.mail === true && (
        <Link to="/forgot" className="mut">
          Forgot the password?
        </Link>
      )}
    </AccessFrame>
  )
}

function reason(error: Error): string {
  if (!(error instanceof ApiError)) return 'The server could not be reached.'
  return error.message
}
