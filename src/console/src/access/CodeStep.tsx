import type { FormEvent } from 'react'
import { Field } from '../ui/Field'
import { AccessFrame } from './AccessFrame'

export interface CodeStepProps {
  busy: boolean
  error: string | null
  submit: (code: string) => void
  back: () => void
}

/** The second step of signing in: the code of the app, or a recovery code. */
export function CodeStep({ busy, error, submit, back }: CodeStepProps) {
  return (
    <AccessFrame title="Second step">
      <form
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault()
          submit(String(new FormData(event.currentTarget).get('code')).trim())
        }}
      >
        <Field label="Code" name="code" autoComplete="one-time-code" spellCheck={false} hint="Of your authenticator app, or a recovery code" required autoFocus />
        {error !== null && (
          <p className="err" role="alert">
            {error}
          </p>
        )}
        <button type="submit" className="btn p" disabled={busy}>
          Sign in
        </button>
        <button type="button" className="btn" onClick={back}>
          Back
        </button>
      </form>
    </AccessFrame>
  )
}
