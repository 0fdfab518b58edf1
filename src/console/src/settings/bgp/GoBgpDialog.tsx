import { useState } from 'react'
import type { GoBgpDaemon } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { profiles } from './PeerDialog'

const fresh: GoBgpDaemon = { name: '', address: 'unix:///run/gobgpd/api.sock', marker: '', group: 'default', profile: 'conservative', maxFlowSpec: 100, maxBlackholes: 50, enabled: true }

/** A gobgpd of the operator's; its neighbours stay in its own configuration. */
export default function GoBgpDialog({ daemon, close }: { daemon: GoBgpDaemon | null; close: () => void }) {
  const [draft, setDraft] = useState(daemon ?? fresh)
  const save = useChange<GoBgpDaemon>('bgp')
  const remove = useChange<void>('bgp')
  const errors = fieldErrors(save.error)
  const at = (field: string): string[] => errorsAt(errors, field)
  const set = (part: Partial<GoBgpDaemon>): void => setDraft({ ...draft, ...part })
  const path = `/bgp/gobgp/${encodeURIComponent(draft.name.trim())}`
  return (
    <FormDialog
      title={daemon === null ? 'Add a GoBGP' : daemon.name}
      verb={daemon === null ? 'Add GoBGP' : 'Save'}
      errors={errors}
      error={save.error ?? remove.error}
      busy={save.isPending || remove.isPending}
      refusal={draft.name.trim() === '' ? 'It needs a name' : null}
      fields={Object.keys(fresh)}
      submit={() => save.mutate({ method: 'PUT', path, body: draft }, { onSuccess: close })}
      remove={daemon === null ? undefined : () => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })}
      close={close}
    >
      <div className="cols">
        <Field label="Name" required value={draft.name} readOnly={daemon !== null} placeholder="gobgp1" errors={at('name')} onChange={(event) => set({ name: event.target.value })} />
        <Field label="Address" required value={draft.address} errors={at('address')} hint="A socket, or a loopback address and port" onChange={(event) => set({ address: event.target.value })} />
        <Field label="Marker" required value={draft.marker} placeholder="65000:666:1" errors={at('marker')} hint="Large community; only routes with it are ever withdrawn" onChange={(event) => set({ marker: event.target.value })} />
        <Field label="Group" value={draft.group} errors={at('group')} onChange={(event) => set({ group: event.target.value })} />
        <SelectField label="Strictest make behind it" options={profiles} value={draft.profile} errors={at('profile')} onChange={(event) => set({ profile: event.target.value })} />
        <NumberField label="Most FlowSpec rules" min={0} max={1000} value={draft.maxFlowSpec} errors={at('maxFlowSpec')} onChange={(value) => set({ maxFlowSpec: value ?? 0 })} />
        <NumberField label="Most black holes" min={0} max={1000} value={draft.maxBlackholes} errors={at('maxBlackholes')} onChange={(value) => set({ maxBlackholes: value ?? 0 })} />
      </div>
      <Check label="Used" checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
    </FormDialog>
  )
}
