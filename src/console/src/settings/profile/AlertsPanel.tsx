import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAnalystRefusal } from '../../access/session'
import type { AlertChannel, AlertPreferences, Severity } from '../../api/types'
import { Check } from '../../forms/Check'
import { SelectField } from '../../forms/SelectField'
import { Failure, Loading } from '../../ui/States'
import { channelsQuery } from '../channels/queries'
import { useChange } from '../useChange'
import { preferencesQuery } from './queries'

const SEVERITIES = [
  ['low', 'Everything'],
  ['medium', 'Medium and above'],
  ['high', 'High and above'],
  ['critical', 'Critical only'],
] as const

/** How this person is told when a step of an escalation tells them. */
export function AlertsPanel() {
  const { data, error, refetch } = useQuery(preferencesQuery)
  const enabled = useAnalystRefusal() === null
  const channels = useQuery({ ...channelsQuery, enabled })
  return (
    <section className="panel" aria-label="Alerts">
      <div className="ph">
        <h2>Alerts</h2>
        <span className="mut xs">when an escalation tells you, or whoever is on call and it is you</span>
      </div>
      {data === undefined ? (
        error === null ? (
          <Loading rows={3} label="Loading your preferences" />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )
      ) : (
        <PreferencesForm kept={data} channels={channels.data ?? []} />
      )}
    </section>
  )
}

function PreferencesForm({ kept, channels }: { kept: AlertPreferences; channels: AlertChannel[] }) {
  const change = useChange<AlertPreferences>('preferences')
  const [draft, setDraft] = useState(kept)
  const chosen = draft.channels ?? []
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    change.mutate({ method: 'PUT', path: '/alerting/preferences', body: draft })
  }
  const choose = (number: number, wanted: boolean): void =>
    setDraft({ ...draft, channels: wanted ? [...chosen, number] : chosen.filter((one) => one !== number) })
  return (
    <form className="form" onSubmit={submit}>
      <div className="cols two-cols">
        <div className="field">
          <Check label="By e-mail" checked={draft.email} onChange={(email) => setDraft({ ...draft, email })} />
          {channels.map((channel) => (
            <Check key={channel.number} label={`By ${channel.name}`} checked={chosen.includes(channel.number)} onChange={(wanted) => choose(channel.number, wanted)} />
          ))}
        </div>
        <SelectField
          label="Incidents"
          options={SEVERITIES}
          value={draft.atLeast ?? 'low'}
          onChange={(event) => setDraft({ ...draft, atLeast: event.target.value as Severity })}
        />
      </div>
      {change.error !== null && (
        <p className="err" role="alert">
          {change.error.message}
        </p>
      )}
      <div className="row">
        <button type="submit" className="btn" disabled={change.isPending}>
          Save
        </button>
        {change.isSuccess && <span role="status">Saved.</span>}
      </div>
    </form>
  )
}
