import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailSettings, MailSettingsRequest, SendTest } from '../../api/types'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { SelectField } from '../../forms/SelectField'
import { useUnsaved } from '../../forms/useUnsaved'
import { Action } from '../../ui/Action'
import { Field } from '../../ui/Field'
import { Failure, Loading } from '../../ui/States'
import { useChange } from '../useChange'
import { AuthorityField } from './AuthorityField'
import { encrypted, encryptionHint, encryptionOf, encryptions } from './encryption'
import { mailQuery } from './queries'

/** The server that invitations, password resets, subscriptions and channels by e-mail go through. */
export function MailPanel() {
  const { data, error, refetch } = useQuery(mailQuery)
  return (
    <section className="panel" aria-label="Mail server">
      <div className="ph">
        <h2>Mail server</h2>
        <span className="mut xs">invitations, password resets, subscriptions and channels by e-mail go through it</span>
      </div>
      {data === undefined ? error === null ? <Loading rows={3} label="Loading mail settings" /> : <Failure error={error} retry={() => void refetch()} /> : <MailForm key={JSON.stringify(data)} settings={data} />}
    </section>
  )
}

const requestOf = ({ host, port, startTls, implicitTls, sender, user, authority }: MailSettings): MailSettingsRequest => ({ host, port, startTls, implicitTls, sender, user, password: null, authority })

function MailForm({ settings }: { settings: MailSettings }) {
  const [draft, setDraft] = useState(() => requestOf(settings))
  const [to, setTo] = useState('')
  const save = useChange<MailSettings>('mail')
  const test = useChange<SendTest>()
  const errors = fieldErrors(save.error)
  const changed = JSON.stringify(draft) !== JSON.stringify(requestOf(settings))
  useUnsaved(changed)
  const at = (field: string): string[] => errorsAt(errors, field)
  const set = (part: Partial<MailSettingsRequest>): void => setDraft({ ...draft, ...part })
  return (
    <div className="form">
      <div className="cols">
        <Field label="Server" value={draft.host} placeholder="smtp.isp.example" errors={at('host')} onChange={(event) => set({ host: event.target.value.trim() })} />
        <NumberField label="Port" min={1} max={65_535} value={draft.port} errors={at('port')} onChange={(port) => set({ port: port ?? 587 })} />
        <Field label="Sender" value={draft.sender} placeholder="NOC <noc@isp.example>" errors={at('sender')} onChange={(event) => set({ sender: event.target.value })} />
        <Field label="User name" autoComplete="off" value={draft.user ?? ''} placeholder="without signing in" errors={at('user')} onChange={(event) => set({ user: event.target.value === '' ? null : event.target.value })} />
        <Field label="Password" type="password" autoComplete="new-password" value={draft.password ?? ''} placeholder={settings.hasPassword ? 'stored; empty keeps it' : 'not set'} hint="Written, never shown again" errors={at('password')} onChange={(event) => set({ password: event.target.value === '' ? null : event.target.value })} />
      </div>
      <SelectField
        label="Encryption"
        value={encryptionOf(draft)}
        options={encryptions}
        hint={encryptionHint(draft)}
        errors={[...at('startTls'), ...at('implicitTls')]}
        onChange={(event) => set(encrypted(event.target.value, draft.port ?? 587))}
      />
      <AuthorityField value={draft.authority} errors={at('authority')} onChange={(authority) => set({ authority })} />
      {save.error !== null && Object.keys(errors).length === 0 && (
        <p className="err" role="alert">
          {save.error.message}
        </p>
      )}
      <div className="row">
        <Action className="btn p" busy={save.isPending} refusal={changed ? null : 'Nothing is changed'} onClick={() => save.mutate({ method: 'PUT', path: '/mail', body: draft })}>
          Save mail server
        </Action>
        {changed && <span className="warn xs">Unsaved changes</span>}
      </div>
      <div className="row end">
        <Field label="Send a test to" type="email" value={to} placeholder="you@isp.example" errors={errorsAt(fieldErrors(test.error), 'to')} onChange={(event) => setTo(event.target.value)} />
        <Action className="btn" busy={test.isPending} refusal={!settings.configured ? 'Save the mail server first' : to === '' ? 'Enter an address' : null} onClick={() => test.mutate({ method: 'POST', path: '/mail/test', body: { to } })}>
          Send test mail
        </Action>
        {test.data !== undefined && (
          <span role="status" className={test.data.works ? 'good' : 'bad'}>
            {test.data.text}
          </span>
        )}
      </div>
    </div>
  )
}
