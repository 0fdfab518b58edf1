import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAdminRefusal } from '../access/session'
import { send } from '../api/client'
import { authorityQuery } from '../api/queries'
import type { AuthorityRenewalStatus, AuthorityStatus } from '../api/types'
import Confirm from '../dialogs/Confirm'
import { plural } from '../format/numbers'
import { dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { Action } from '../ui/Action'

const usualDays = 90

/** Who certifies nodes and this server to each other, until when, and how the next one takes over without leaving a node behind. */
export function AuthorityPanel() {
  const { data } = useQuery({ ...authorityQuery, refetchInterval: (query) => (query.state.data?.renewal ? 3000 : false) })
  return data === undefined ? null : <Panel authority={data} />
}

function Panel({ authority }: { authority: AuthorityStatus }) {
  const { zone } = usePrefs()
  const when = (at: string): string => `${dateTime(at, zone)} ${zoneName(zone)}`
  const { renewal } = authority
  return (
    <section className="panel authority" aria-label="Authority of the nodes">
      <div className="ph">
        <h2>Authority of the nodes</h2>
        {renewal === null ? <span className={authority.warning === '' ? 'tag ok' : 'tag warn'}>{authority.warning === '' ? 'valid' : 'to be renewed'}</span> : <span className="tag warn">being renewed</span>}
      </div>
      {authority.warning !== '' && <p className="warning" role="alert">{authority.warning}</p>}
      <dl className="num">
        <Fact label="SHA-256" value={authority.fingerprint} code />
        <Fact label="Made" value={when(authority.madeAt)} />
        <Fact label="Valid until" value={when(authority.expiresAt)} />
        {authority.renewedAt !== null && <Fact label="Took over" value={when(authority.renewedAt)} />}
      </dl>
      {renewal === null ? <Start /> : <Renewal renewal={renewal} when={when} />}
    </section>
  )
}

function Fact({ label, value, code = false }: { label: string; value: string; code?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={code ? 'mono' : undefined} title={value}>{value}</dd>
    </div>
  )
}

function Start() {
  const refusal = useAdminRefusal()
  const client = useQueryClient()
  const [days, setDays] = useState<number | null>(null)
  const start = useMutation({
    mutationFn: (overlapDays: number) => send<AuthorityStatus>('POST', '/authority/renewal', { overlapDays }),
    onSuccess: (status) => client.setQueryData(authorityQuery.queryKey, status),
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    start.reset()
    setDays(Number(new FormData(event.currentTarget).get('days')))
  }
  return (
    <>
      <form className="row" onSubmit={submit}>
        <label>
          Trust both for <input className="in num" name="days" type="number" min={1} max={365} required defaultValue={usualDays} aria-label="Days in which both are trusted" /> days
        </label>
        <button type="submit" className="btn" aria-disabled={refusal !== null || undefined} title={refusal ?? undefined} disabled={refusal !== null}>
          Renew
        </button>
      </form>
      {days !== null && (
        <Confirm title="Renew the authority of the nodes" verb="Renew" harmless busy={start.isPending} error={start.error} confirm={() => start.mutate(days)} close={() => setDays(null)}>
          <p>
            Makes a new authority. For {plural(days, 'day')} nodes trust both; each is told over the connection it has and given a new certificate. Then the old one is forgotten. A node that never connects in that time must be enrolled again.
          </p>
        </Confirm>
      )}
    </>
  )
}

function Renewal({ renewal, when }: { renewal: AuthorityRenewalStatus; when: (at: string) => string }) {
  const refusal = useAdminRefusal()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const left = renewal.nodes - renewal.ready
  const finish = useMutation({
    mutationFn: () => send<AuthorityStatus>('POST', '/authority/renewal/finish', { leaveBehind: left > 0 }),
    onSuccess: (status) => client.setQueryData(authorityQuery.queryKey, status),
  })
  return (
    <>
      <div className="progress" role="status">
        <progress max={Math.max(1, renewal.nodes)} value={renewal.ready} aria-label="Nodes that follow" />
        <span className="num">
          {renewal.ready} of {plural(renewal.nodes, 'node')} follow the new one
        </span>
        <span className="mut num">
          Both are trusted until {when(renewal.until)}. Started by {renewal.by}.
        </span>
      </div>
      {left > 0 && (
        <p className="mut">
          Not yet: {renewal.waiting.join(', ')}
          {renewal.waiting.length < left && ` and ${left - renewal.waiting.length} more`}
        </p>
      )}
      <div className="row">
        <Action
          className={left > 0 ? 'btn danger' : 'btn'}
          refusal={refusal}
          onClick={() => {
            finish.reset()
            setAsking(true)
          }}
        >
          Finish now
        </Action>
      </div>
      {asking && (
        <Confirm title="Finish the renewal" verb={left > 0 ? `Leave ${plural(left, 'node')} behind` : 'Finish'} harmless={left === 0} busy={finish.isPending} error={finish.error} confirm={() => finish.mutate(undefined, { onSuccess: () => setAsking(false) })} close={() => setAsking(false)}>
          <p>
            The old authority is forgotten at once and cannot be brought back.{' '}
            {left === 0 ? 'Every node follows the new one.' : `${plural(left, 'node')} would be refused from then on and must be enrolled again.`} Enrolment tokens that have not been used are void.
          </p>
        </Confirm>
      )}
    </>
  )
}
