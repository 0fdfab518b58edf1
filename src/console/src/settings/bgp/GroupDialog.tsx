import { useState } from 'react'
import type { BgpGroup, RouteKind } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { kindNames } from './GroupsPanel'

const fresh: BgpGroup = {
  name: '',
  kinds: ['flowSpec', 'blackhole'],
  nextHopV4: null,
  nextHopV6: null,
  blackholeCommunities: null,
  diversionCommunities: null,
  flowSpecCommunities: null,
  largeCommunities: null,
  localPref: 100,
}

const kinds: readonly RouteKind[] = ['flowSpec', 'blackhole', 'diversion']
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const listOrNull = (text: string): string[] | null => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  return parts.length === 0 ? null : parts
}

export default function GroupDialog({ group, close }: { group: BgpGroup | null; close: () => void }) {
  const [draft, setDraft] = useState(group ?? fresh)
  const save = useChange<BgpGroup>('bgp')
  const remove = useChange<void>('bgp')
  const errors = fieldErrors(save.error)
  const set = (part: Partial<BgpGroup>): void => setDraft({ ...draft, ...part })
  const path = `/bgp/groups/${encodeURIComponent(draft.name.trim())}`
  const communities = (key: 'blackholeCommunities' | 'diversionCommunities' | 'flowSpecCommunities' | 'largeCommunities', label: string, placeholder: string, hint?: string) => (
    <Field
      label={label}
      defaultValue={draft[key]?.join(' ') ?? ''}
      placeholder={placeholder}
      errors={errorsAt(errors, key)}
      {...(hint === undefined ? {} : { hint })}
      onChange={(event) => set({ [key]: listOrNull(event.target.value) })}
    />
  )
  return (
    <FormDialog
      title={group === null ? 'Add a group' : group.name}
      verb={group === null ? 'Add group' : 'Save group'}
      errors={errors}
      error={save.error ?? remove.error}
      busy={save.isPending || remove.isPending}
      refusal={draft.name.trim() === '' ? 'It needs a name' : null}
      fields={Object.keys(fresh)}
      submit={() => save.mutate({ method: 'PUT', path, body: draft }, { onSuccess: close })}
      remove={group === null ? undefined : () => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })}
      close={close}
    >
      <div className="cols">
        <Field label="Name" required value={draft.name} readOnly={group !== null} placeholder="route-reflectors" errors={errorsAt(errors, 'name')} onChange={(event) => set({ name: event.target.value })} />
        <NumberField label="Local preference" min={0} value={draft.localPref} errors={errorsAt(errors, 'localPref')} onChange={(value) => set({ localPref: value ?? 100 })} />
        <Field label="Next hop IPv4" value={draft.nextHopV4 ?? ''} placeholder="192.0.2.1" errors={errorsAt(errors, 'nextHopV4')} hint="For RTBH: the address routers discard" onChange={(event) => set({ nextHopV4: orNull(event.target.value) })} />
        <Field label="Next hop IPv6" value={draft.nextHopV6 ?? ''} placeholder="100::1" errors={errorsAt(errors, 'nextHopV6')} onChange={(event) => set({ nextHopV6: orNull(event.target.value) })} />
      </div>
      <div className="field" role="group" aria-label="Takes">
        <span className="l">Takes</span>
        <div className="choices">
          {kinds.map((kind) => (
            <Check key={kind} label={kindNames[kind]} checked={draft.kinds.includes(kind)} onChange={(on) => set({ kinds: kinds.filter((each) => (each === kind ? on : draft.kinds.includes(each))) })} />
          ))}
        </div>
        {errorsAt(errors, 'kinds').map((problem) => (
          <p key={problem} className="err">
            {problem}
          </p>
        ))}
      </div>
      <div className="cols two-cols">
        {communities('blackholeCommunities', 'RTBH communities', '65535:666 65535:65281', 'RFC 7999’s and no-export when empty')}
        {communities('flowSpecCommunities', 'FlowSpec communities', 'none')}
        {communities('diversionCommunities', 'Diversion communities', 'none', 'As the provider’s contract says')}
        {communities('largeCommunities', 'Large communities', 'none', 'Of every route')}
      </div>
    </FormDialog>
  )
}
