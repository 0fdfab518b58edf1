import { useState } from 'react'
import type { ScrubbingCredentials, ScrubbingKind, ScrubbingProvider, ScrubbingProviderRequest, ScrubbingSettings } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { LinesField } from '../../forms/LinesField'
import { NumberField } from '../../forms/NumberField'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { ReturnFields } from './ReturnFields'
import { SettingsFields } from './SettingsFields'
import { credentialNames, credentialsOf, kindNames } from './wording'

const noSettings: ScrubbingSettings = {
  baseUrl: null,
  accountId: null,
  peerGroup: null,
  nextHopV4: null,
  nextHopV6: null,
  communities: null,
  largeCommunities: null,
  ownGroup: null,
  announceMinutes: null,
  withdrawMinutes: null,
  timeoutSeconds: null,
  pollStatus: false,
}

const requestOf = (provider: ScrubbingProvider | null): ScrubbingProviderRequest => ({
  name: provider?.name ?? '',
  kind: provider?.kind ?? 'cloudflare',
  prefixes: provider?.prefixes ?? [],
  enabled: provider?.enabled ?? true,
  priority: provider?.priority ?? 100,
  settings: provider?.settings ?? noSettings,
  credentials: null,
  greSources: provider?.greSources ?? [],
  return: provider?.return ?? null,
  minimumOnMinutes: provider?.minimumOnMinutes ?? 60,
  budget: provider?.budget ?? { hoursPerMonth: null, diversionsPerMonth: null },
  version: provider?.version ?? null,
})

/** Adds or changes a provider. Credentials are written, never read. */
export default function ProviderDialog({ provider, close }: { provider: ScrubbingProvider | null; close: () => void }) {
  const [draft, setDraft] = useState(() => requestOf(provider))
  const [removing, setRemoving] = useState(false)
  const save = useChange<ScrubbingProvider>('scrubbing')
  const remove = useChange<void>('scrubbing')
  const errors = fieldErrors(save.error)
  const at = (field: string): string[] => errorsAt(errors, field)
  const set = (part: Partial<ScrubbingProviderRequest>): void => setDraft({ ...draft, ...part })
  const path = provider === null ? '/scrubbing/providers' : `/scrubbing/providers/${encodeURIComponent(provider.id)}`
  const budget = draft.budget ?? { hoursPerMonth: null, diversionsPerMonth: null }

  if (removing && provider !== null)
    return (
      <Confirm title={`Remove ${provider.name}`} verb="Remove provider" busy={remove.isPending} error={remove.error} confirm={() => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })} close={() => setRemoving(false)}>
        <p>
          {provider.prefixes.join(', ')} can no longer be diverted to it. Its credentials are deleted. While something is diverted to it, it cannot be removed.
        </p>
      </Confirm>
    )

  return (
    <FormDialog
      title={provider === null ? 'Add a provider' : provider.name}
      verb={provider === null ? 'Add provider' : 'Save provider'}
      errors={errors}
      error={save.error}
      busy={save.isPending}
      fields={['name', 'kind', 'prefixes', 'priority', 'greSources', 'minimumOnMinutes', 'settings.', 'credentials.', 'return.', 'budget.'].flatMap((field) => (field.endsWith('.') ? Object.keys(errors).filter((each) => each.startsWith(field)) : [field]))}
      submit={() => save.mutate({ method: provider === null ? 'POST' : 'PUT', path, body: draft }, { onSuccess: close })}
      remove={provider === null ? undefined : () => setRemoving(true)}
      close={close}
    >
      <div className="cols">
        <Field label="Name" required value={draft.name} placeholder="Magic Transit" errors={at('name')} hint="As policies and evidence call it" onChange={(event) => set({ name: event.target.value })} />
        <SelectField label="Kind" options={Object.entries(kindNames)} value={draft.kind} disabled={provider !== null} errors={at('kind')} onChange={(event) => set({ kind: event.target.value as ScrubbingKind, settings: noSettings, credentials: null })} />
        <NumberField label="Priority" value={draft.priority} errors={at('priority')} hint="The lowest is used" onChange={(priority) => set({ priority: priority ?? 100 })} />
        <NumberField label="Stays at least, min" min={0} value={draft.minimumOnMinutes} errors={at('minimumOnMinutes')} onChange={(value) => set({ minimumOnMinutes: value ?? 0 })} />
      </div>
      <div className="cols two-cols">
        <LinesField label="Prefixes" value={draft.prefixes} placeholder="203.0.113.0/24" errors={at('prefixes')} hint="Exactly as they are announced; one on each line" onChange={(prefixes) => set({ prefixes })} />
        <LinesField label="Sources of its GRE" value={draft.greSources ?? []} placeholder="198.51.100.7" errors={at('greSources')} hint="No rule may ever drop these" onChange={(greSources) => set({ greSources })} />
      </div>
      <SettingsFields kind={draft.kind} settings={draft.settings ?? noSettings} errors={errors} change={(settings) => set({ settings })} />
      <Credentials draft={draft} stored={provider?.credentials ?? []} errors={errors} change={(credentials) => set({ credentials })} />
      <ReturnFields path={draft.return} errors={errors} change={(next) => set({ return: next })} />
      <div className="cols">
        <NumberField label="Hours a month at most" min={0} value={budget.hoursPerMonth} placeholder="no limit" errors={at('budget.hoursPerMonth')} onChange={(hoursPerMonth) => set({ budget: { ...budget, hoursPerMonth } })} />
        <NumberField label="Diversions a month at most" min={0} value={budget.diversionsPerMonth} placeholder="no limit" errors={at('budget.diversionsPerMonth')} onChange={(diversionsPerMonth) => set({ budget: { ...budget, diversionsPerMonth } })} />
      </div>
      <Check label="In use" hint="Off keeps it from being used" checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
    </FormDialog>
  )
}

interface CredentialsProps {
  draft: ScrubbingProviderRequest
  stored: readonly string[]
  errors: ReturnType<typeof fieldErrors>
  change: (credentials: Partial<ScrubbingCredentials>) => void
}

function Credentials({ draft, stored, errors, change }: CredentialsProps) {
  const names = credentialsOf[draft.kind]
  if (names.length === 0) return null
  return (
    <div className="cols">
      {names.map((name) => (
        <Field
          key={name}
          label={credentialNames[name]}
          type={name === 'username' || name === 'clientId' ? 'text' : 'password'}
          autoComplete="new-password"
          value={draft.credentials?.[name] ?? ''}
          placeholder={stored.includes(name) ? 'stored; empty keeps it' : 'not set'}
          hint="Written, never shown again"
          errors={errorsAt(errors, `credentials.${name}`)}
          onChange={(event) => change({ ...draft.credentials, [name]: event.target.value === '' ? null : event.target.value })}
        />
      ))}
    </div>
  )
}
