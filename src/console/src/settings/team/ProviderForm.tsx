import { type FormEvent, useState } from 'react'
import type { ProviderView, RoleMapping } from '../../api/types'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { LinesField } from '../../forms/LinesField'
import { Action } from '../../ui/Action'
import { CopyButton } from '../../ui/CopyButton'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { readMappings, writeMappings } from './mappings'

export function ProviderForm({ provider }: { provider: ProviderView }) {
  const [draft, setDraft] = useState({ name: provider.name, issuer: provider.issuer, clientId: provider.clientId, claim: provider.claim, invitedOnly: provider.invitedOnly })
  const [secret, setSecret] = useState('')
  const [roles, setRoles] = useState<readonly string[]>(writeMappings(provider.roles))
  const [unread, setUnread] = useState<string | null>(null)
  const save = useChange<ProviderView>('identity-provider', 'sign-in')
  const remove = useChange<void>('identity-provider', 'sign-in')
  const errors = fieldErrors(save.error)
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const mappings = readMappings(roles)
    setUnread(typeof mappings === 'string' ? mappings : null)
    if (typeof mappings !== 'string') save.mutate({ method: 'PUT', path: '/identity-provider', body: body(mappings) })
  }
  const body = (mappings: RoleMapping[]) => ({ ...draft, roles: mappings, ...(secret === '' ? {} : { clientSecret: secret }) })
  return (
    <form className="form" onSubmit={submit}>
      <div className="cols two-cols">
        <Field label="Name on the button" required placeholder="Example ID" value={draft.name} errors={errorsAt(errors, 'name')} onChange={(event) => set({ name: event.target.value })} />
        <Field label="Issuer" required placeholder="https://id.example/realms/isp" value={draft.issuer} errors={errorsAt(errors, 'issuer')} onChange={(event) => set({ issuer: event.target.value })} />
        <Field label="Client id" required value={draft.clientId} errors={errorsAt(errors, 'clientId')} onChange={(event) => set({ clientId: event.target.value })} />
        <Field
          label="Client secret"
          type="password"
          autoComplete="off"
          value={secret}
          placeholder={provider.hasSecret ? 'stored; empty keeps it' : ''}
          errors={errorsAt(errors, 'clientSecret')}
          onChange={(event) => setSecret(event.target.value)}
        />
        <Field label="Claim with groups or roles" required value={draft.claim} errors={errorsAt(errors, 'claim')} hint="A dot goes into an object: realm_access.roles" onChange={(event) => set({ claim: event.target.value })} />
        <LinesField label="Roles by its values" value={roles} placeholder="noc = analyst" errors={[...(unread === null ? [] : [unread]), ...errorsAt(errors, 'roles')]} hint="One a line; the first that fits counts" onChange={setRoles} />
      </div>
      <Check label="Only members and people who were invited" hint="Otherwise everybody whose claim gives a role comes in" checked={draft.invitedOnly} onChange={(invitedOnly) => set({ invitedOnly })} />
      <p className="mut redirect">
        Redirect address to register there: <span className="mono">{provider.redirectUri}</span> <CopyButton text={provider.redirectUri} label="Copy the redirect address" />
      </p>
      {(save.error ?? remove.error) !== null && Object.keys(errors).length === 0 && (
        <p className="err" role="alert">
          {(save.error ?? remove.error)?.message}
        </p>
      )}
      <div className="row">
        {provider.configured && (
          <Action className="btn d" busy={remove.isPending} onClick={() => remove.mutate({ method: 'DELETE', path: '/identity-provider' })}>
            Remove
          </Action>
        )}
        <div className="sp" />
        <button type="submit" className="btn p" disabled={save.isPending}>
          Save provider
        </button>
      </div>
    </form>
  )
}

