import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BgpPeer, BgpPeerRequest } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { bgpGroupsQuery } from './queries'

const families = ['ipv4-flowspec', 'ipv4-unicast', 'ipv6-flowspec', 'ipv6-unicast'] as const
export const profiles = ['conservative', 'frr', 'bird', 'gobgp', 'exabgp', 'openbgpd'].map((name) => [name, name === 'conservative' ? 'Any (careful)' : name] as const)

const fresh: BgpPeerRequest = {
  address: '',
  asn: 0,
  group: 'default',
  port: 179,
  localAddress: null,
  localAsn: null,
  profile: 'conservative',
  families: null,
  passive: false,
  password: null,
  ttlSecurity: false,
  holdSeconds: 30,
  restartSeconds: 90,
  maxFlowSpec: 100,
  maxBlackholes: 50,
  enabled: true,
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** Adds or changes a router; all other sessions go on undisturbed. The password is written, never read. */
export default function PeerDialog({ peer, close }: { peer: BgpPeer | null; close: () => void }) {
  const [name, setName] = useState(peer?.name ?? '')
  const [draft, setDraft] = useState<BgpPeerRequest>(peer?.settings ?? fresh)
  const [removing, setRemoving] = useState(false)
  const groups = useQuery(bgpGroupsQuery).data ?? []
  const save = useChange<BgpPeer>('bgp')
  const remove = useChange<void>('bgp')
  const errors = fieldErrors(save.error)
  const at = (field: string): string[] => errorsAt(errors, field)
  const set = (part: Partial<BgpPeerRequest>): void => setDraft({ ...draft, ...part })
  const path = `/bgp/peers/${encodeURIComponent(name.trim())}`
  const offered = draft.families ?? families
  const groupNames = [...new Set(['default', ...groups.map((group) => group.name), draft.group])]

  if (removing && peer !== null)
    return (
      <Confirm title={`Remove ${peer.name}`} verb="Remove router" busy={remove.isPending} error={remove.error} confirm={() => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })} close={() => setRemoving(false)}>
        <p>
          {peer.status === null || peer.status.sent === 0
            ? 'No route is with this router now.'
            : `The ${peer.status.sent} routes it has are withdrawn: what they drop there arrives again.`}{' '}
          Its session ends.
        </p>
      </Confirm>
    )

  return (
    <FormDialog
      title={peer === null ? 'Add a router' : peer.name}
      verb={peer === null ? 'Add router' : 'Save router'}
      errors={errors}
      error={save.error}
      busy={save.isPending}
      refusal={name.trim() === '' ? 'It needs a name' : null}
      fields={['name', ...Object.keys(fresh)]}
      submit={() => save.mutate({ method: 'PUT', path, body: draft }, { onSuccess: close })}
      remove={peer === null ? undefined : () => setRemoving(true)}
      close={close}
    >
      <div className="cols">
        <Field label="Name" required value={name} readOnly={peer !== null} placeholder="edge1" errors={at('name')} onChange={(event) => setName(event.target.value)} />
        <Field label="Address" required value={draft.address} placeholder="192.0.2.1" errors={at('address')} onChange={(event) => set({ address: event.target.value })} />
        <NumberField label="AS number" required min={1} value={draft.asn === 0 ? null : draft.asn} errors={at('asn')} onChange={(asn) => set({ asn: asn ?? 0 })} />
        <NumberField label="Port" min={1} max={65_535} value={draft.port} errors={at('port')} onChange={(port) => set({ port: port ?? 179 })} />
        <SelectField label="Group" options={groupNames.map((each) => [each, each])} value={draft.group} errors={at('group')} hint="Next hops and communities" onChange={(event) => set({ group: event.target.value })} />
        <SelectField label="Make" options={profiles} value={draft.profile} errors={at('profile')} hint="What it takes: length and number of rules" onChange={(event) => set({ profile: event.target.value })} />
      </div>
      <div className="field" role="group" aria-label="Families offered">
        <span className="l">Families offered</span>
        <div className="choices">
          {families.map((family) => (
            <Check
              key={family}
              label={family}
              checked={offered.includes(family)}
              onChange={(on) => set({ families: families.filter((each) => (each === family ? on : offered.includes(each))) })}
            />
          ))}
        </div>
        {at('families').map((problem) => (
          <p key={problem} className="err">
            {problem}
          </p>
        ))}
      </div>
      <div className="cols">
        <Field
          label="TCP-MD5 password"
          type="password"
          autoComplete="new-password"
          value={draft.password ?? ''}
          placeholder={peer?.hasPassword === true ? 'stored; empty keeps it' : 'none'}
          errors={at('password')}
          hint="Written, never shown again"
          onChange={(event) => set({ password: event.target.value === '' ? null : event.target.value })}
        />
        <NumberField label="Hold time, s" min={0} max={65_535} value={draft.holdSeconds} errors={at('holdSeconds')} onChange={(value) => set({ holdSeconds: value ?? 0 })} />
        <NumberField label="Keeps routes, s" min={0} max={4095} value={draft.restartSeconds} errors={at('restartSeconds')} hint="After a crash of ours; 0 for not at all" onChange={(value) => set({ restartSeconds: value ?? 0 })} />
        <NumberField label="Most FlowSpec rules" min={0} max={1000} value={draft.maxFlowSpec} errors={at('maxFlowSpec')} onChange={(value) => set({ maxFlowSpec: value ?? 0 })} />
        <NumberField label="Most black holes" min={0} max={1000} value={draft.maxBlackholes} errors={at('maxBlackholes')} onChange={(value) => set({ maxBlackholes: value ?? 0 })} />
        <Field label="Connect from" value={draft.localAddress ?? ''} placeholder="the kernel chooses" errors={at('localAddress')} onChange={(event) => set({ localAddress: orNull(event.target.value) })} />
        <NumberField label="Our AS towards it" min={1} value={draft.localAsn} placeholder="as usual" errors={at('localAsn')} onChange={(localAsn) => set({ localAsn })} />
      </div>
      <div className="choices">
        <Check label="Enabled" hint="A session is held" checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
        <Check label="Passive" hint="Waits for the router to connect" checked={draft.passive} onChange={(passive) => set({ passive })} />
        <Check label="TTL security (GTSM)" hint="One link away; the router must do the same" checked={draft.ttlSecurity} onChange={(ttlSecurity) => set({ ttlSecurity })} />
      </div>
      {peer?.hasPassword === true && draft.password !== '' && (
        <div>
          <button type="button" className="btn sm g" onClick={() => set({ password: '' })}>
            Remove the stored password
          </button>
        </div>
      )}
    </FormDialog>
  )
}
