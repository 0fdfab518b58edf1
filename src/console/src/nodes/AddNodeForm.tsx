import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError, send } from '../api/client'
import type { EnrollToken, EnrollTokenRequest, Pop } from '../api/types'
import { Field } from '../ui/Field'

interface AddNodeFormProps {
  pops: Pop[]
  onMade: (request: EnrollTokenRequest, token: EnrollToken) => void
}

export function AddNodeForm({ pops, onMade }: AddNodeFormProps) {
  const [pop, setPop] = useState('')
  const known = pops.find(({ code }) => code === pop.toUpperCase())
  const { mutate, isPending, error } = useMutation({
    mutationFn: (request: EnrollTokenRequest) => send<EnrollToken>('POST', '/nodes/tokens', request),
    onSuccess: (token, request) => onMade(request, token),
  })
  const errors = error instanceof ApiError ? (error.problem.errors ?? {}) : {}
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string): string => String(data.get(name) ?? '').trim()
    mutate({ name: text('name'), pop: text('pop').toUpperCase(), popName: known?.name ?? text('popName'), expiresInMinutes: 60, uses: 1 })
  }
  return (
    <form className="panel wizard" onSubmit={submit}>
      <h2>Which node?</h2>
      <p className="mut">The agent only reads counters and samples packets. It needs Linux, root or CAP_NET_RAW, and a way out to this server's agent port.</p>
      <Field label="Node name" name="name" placeholder="edge-fra-03" hint="As it should appear everywhere" errors={errors.name} required autoFocus />
      <div className="two">
        <Field label="POP code" name="pop" placeholder="FRA" errors={errors.pop} required maxLength={12} list="pops" value={pop} onChange={(event) => setPop(event.target.value)} />
        <Field label="POP name" name="popName" placeholder="Frankfurt" errors={errors.popName} required key={known?.code} defaultValue={known?.name} readOnly={known !== undefined} />
      </div>
      <datalist id="pops">
        {pops.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      {error !== null && Object.keys(errors).length === 0 && <p className="err" role="alert">{error.message}</p>}
      <button type="submit" className="btn p" disabled={isPending}>
        Make the enrolment command
      </button>
    </form>
  )
}
