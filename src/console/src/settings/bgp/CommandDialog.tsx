import { useState } from 'react'
import type { CommandHook } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { LinesField } from '../../forms/LinesField'
import { NumberField } from '../../forms/NumberField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'

const fresh: CommandHook = {
  name: '',
  program: '',
  announce: ['add', '{prefix}', '{nexthop}'],
  withdraw: ['del', '{prefix}'],
  kinds: null,
  nextHopV4: null,
  nextHopV6: null,
  communities: null,
  timeoutSeconds: 10,
  parallel: 4,
  maxFlowSpec: 100,
  maxBlackholes: 50,
  enabled: true,
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** A program of the operator's, started with an argument list and never through a shell. */
export default function CommandDialog({ hook, close }: { hook: CommandHook | null; close: () => void }) {
  const [draft, setDraft] = useState(hook ?? fresh)
  const save = useChange<CommandHook>('bgp')
  const remove = useChange<void>('bgp')
  const errors = fieldErrors(save.error)
  const at = (field: string): string[] => Object.keys(errors).filter((each) => each === field.toLowerCase() || each.startsWith(`${field.toLowerCase()}[`)).flatMap((each) => errorsAt(errors, each))
  const set = (part: Partial<CommandHook>): void => setDraft({ ...draft, ...part })
  const path = `/bgp/commands/${encodeURIComponent(draft.name.trim())}`
  return (
    <FormDialog
      title={hook === null ? 'Add a command' : hook.name}
      verb={hook === null ? 'Add command' : 'Save'}
      errors={errors}
      error={save.error ?? remove.error}
      busy={save.isPending || remove.isPending}
      refusal={draft.name.trim() === '' ? 'It needs a name' : null}
      fields={Object.keys(fresh)}
      submit={() => save.mutate({ method: 'PUT', path, body: draft }, { onSuccess: close })}
      remove={hook === null ? undefined : () => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })}
      close={close}
    >
      <div className="cols">
        <Field label="Name" required value={draft.name} readOnly={hook !== null} placeholder="null-route" errors={at('name')} onChange={(event) => set({ name: event.target.value })} />
        <Field label="Program" required value={draft.program} placeholder="null-route" errors={at('program')} hint="A file in the server’s hook directory" onChange={(event) => set({ program: event.target.value })} />
        <Field label="{nexthop} for IPv4" value={draft.nextHopV4 ?? ''} errors={at('nextHopV4')} onChange={(event) => set({ nextHopV4: orNull(event.target.value) })} />
        <Field label="{nexthop} for IPv6" value={draft.nextHopV6 ?? ''} errors={at('nextHopV6')} onChange={(event) => set({ nextHopV6: orNull(event.target.value) })} />
      </div>
      <div className="cols two-cols">
        <LinesField label="Arguments to announce" value={draft.announce} rows={4} errors={at('announce')} hint="One on each line. {prefix} {nexthop} {communities} {family} {length} {address} {rule} {action} are filled in." onChange={(announce) => set({ announce })} />
        <LinesField label="Arguments to withdraw" value={draft.withdraw} rows={4} errors={at('withdraw')} onChange={(withdraw) => set({ withdraw })} />
      </div>
      <div className="cols">
        <NumberField label="Ended after, s" min={1} max={300} value={draft.timeoutSeconds} errors={at('timeoutSeconds')} onChange={(value) => set({ timeoutSeconds: value ?? 10 })} />
        <NumberField label="Runs at a time" min={1} max={16} value={draft.parallel} errors={at('parallel')} onChange={(value) => set({ parallel: value ?? 1 })} />
        <NumberField label="Most black holes" min={0} max={1000} value={draft.maxBlackholes} errors={at('maxBlackholes')} onChange={(value) => set({ maxBlackholes: value ?? 0 })} />
      </div>
      <Check label="Used" checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
    </FormDialog>
  )
}
