import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { BgpSettings } from '../../api/types'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { LinesField } from '../../forms/LinesField'
import { NumberField } from '../../forms/NumberField'
import { useUnsaved } from '../../forms/useUnsaved'
import { Action } from '../../ui/Action'
import { Field } from '../../ui/Field'
import { Failure, Loading } from '../../ui/States'
import { useChange } from '../useChange'
import { bgpSettingsQuery } from './queries'

/** Our end of every session of the built-in speaker. */
export function SpeakerPanel() {
  const { data, error, refetch } = useQuery(bgpSettingsQuery)
  return (
    <section className="panel" aria-label="Built-in speaker">
      <div className="ph">
        <h2>Built-in speaker</h2>
        <span className="mut xs">announces only; it takes no route from anybody</span>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={3} label="Loading speaker" /> : <Failure error={error} retry={() => void refetch()} />
      ) : (
        <SpeakerForm key={JSON.stringify(data)} settings={data} />
      )}
    </section>
  )
}

function SpeakerForm({ settings }: { settings: BgpSettings }) {
  const [draft, setDraft] = useState(settings)
  const refusal = useAdminRefusal()
  const save = useChange<BgpSettings>('bgp')
  const errors = fieldErrors(save.error)
  const changed = JSON.stringify(draft) !== JSON.stringify(settings)
  useUnsaved(changed)
  const set = (part: Partial<BgpSettings>): void => setDraft({ ...draft, ...part })
  return (
    <fieldset className="form plain" disabled={refusal !== null}>
      <Check label="Sessions are opened" hint="Off ends every session; what was announced is withdrawn" checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
      <div className="cols">
        <NumberField label="Our AS number" min={1} value={draft.localAsn === 0 ? null : draft.localAsn} errors={errorsAt(errors, 'localAsn')} onChange={(value) => set({ localAsn: value ?? 0 })} />
        <Field label="Router id" value={draft.routerId} placeholder="192.0.2.10" errors={errorsAt(errors, 'routerId')} hint="An IPv4 address of this machine" onChange={(event) => set({ routerId: event.target.value })} />
        <LinesField label="Listens on" value={draft.listen} rows={2} placeholder="192.0.2.10" errors={Object.keys(errors).filter((field) => field.startsWith('listen')).flatMap((field) => errorsAt(errors, field))} hint="For routers that connect to us; one on each line" onChange={(listen) => set({ listen })} />
      </div>
      {save.error !== null && Object.keys(errors).length === 0 && (
        <p className="err" role="alert">
          {save.error.message}
        </p>
      )}
      <div className="row">
        <Action className="btn p" busy={save.isPending} refusal={refusal ?? (changed ? null : 'Nothing is changed')} onClick={() => save.mutate({ method: 'PUT', path: '/bgp/settings', body: draft })}>
          Save speaker
        </Action>
        {changed && <span className="warn xs">Another router id or address restarts the sessions; routes stay where routers keep them.</span>}
      </div>
    </fieldset>
  )
}
