import { useState } from 'react'
import type { AlertChannel, ChannelKind, ChannelRequest } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { ChannelFields } from './ChannelFields'
import { SecretFields } from './SecretFields'
import { guides, kindNames, noSettings } from './wording'

const requestOf = (channel: AlertChannel | null): ChannelRequest => ({
  name: channel?.name ?? '',
  kind: channel?.kind ?? 'slack',
  enabled: channel?.enabled ?? true,
  perMinute: channel?.perMinute ?? 30,
  settings: channel?.settings ?? noSettings,
  secrets: null,
  version: channel?.version ?? null,
})

/** Adds or changes a channel. Secrets are written, never read. */
export default function ChannelDialog({ channel, close }: { channel: AlertChannel | null; close: () => void }) {
  const [draft, setDraft] = useState(() => requestOf(channel))
  const [removing, setRemoving] = useState(false)
  const save = useChange<AlertChannel>('channels')
  const remove = useChange<void>('channels')
  const errors = fieldErrors(save.error)
  const at = (field: string): string[] => errorsAt(errors, field)
  const set = (part: Partial<ChannelRequest>): void => setDraft({ ...draft, ...part })
  const path = channel === null ? '/channels' : `/channels/${channel.number}`

  if (removing && channel !== null)
    return (
      <Confirm title={`Remove ${channel.name}`} verb="Remove channel" busy={remove.isPending} error={remove.error} confirm={() => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })} close={() => setRemoving(false)}>
        <p>Nobody is told through it any more, also where a policy names it. Its secrets are deleted.</p>
      </Confirm>
    )

  return (
    <FormDialog
      title={channel === null ? 'Add a channel' : channel.name}
      verb={channel === null ? 'Add channel' : 'Save channel'}
      errors={errors}
      error={save.error}
      busy={save.isPending}
      fields={['name', 'kind', 'perMinute', ...Object.keys(errors).filter((each) => each.startsWith('settings.') || each.startsWith('secrets.'))]}
      submit={() => save.mutate({ method: channel === null ? 'POST' : 'PUT', path, body: draft }, { onSuccess: close })}
      remove={channel === null ? undefined : () => setRemoving(true)}
      close={close}
    >
      <div className="cols">
        <Field label="Name" required value={draft.name} placeholder="NOC on Slack" errors={at('name')} hint="As policies and timelines call it" onChange={(event) => set({ name: event.target.value })} />
        <SelectField label="Kind" options={Object.entries(kindNames)} value={draft.kind} disabled={channel !== null} errors={at('kind')} onChange={(event) => set({ kind: event.target.value as ChannelKind, settings: noSettings, secrets: null })} />
        <NumberField label="Messages a minute at most" min={1} max={600} value={draft.perMinute} errors={at('perMinute')} onChange={(perMinute) => set({ perMinute: perMinute ?? 30 })} />
      </div>
      <p className="mut">{guides[draft.kind]}</p>
      <SecretFields draft={draft} stored={channel?.secrets ?? []} errors={errors} change={(secrets) => set({ secrets })} />
      <ChannelFields kind={draft.kind} settings={draft.settings ?? noSettings} errors={errors} change={(settings) => set({ settings })} />
      <Check label="In use" hint="Off keeps it from being used; a test is sent all the same" checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
    </FormDialog>
  )
}
