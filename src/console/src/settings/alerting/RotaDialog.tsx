import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Alerting, Rota, RotaBody } from '../../api/alertingTypes'
import { FormDialog } from '../../dialogs/FormDialog'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { inputOf, momentOf } from './moments'

const fresh = (now: number): RotaBody => ({
  name: '',
  members: [],
  turnDays: 7,
  start: new Date(now).toISOString().slice(0, 10),
  handOver: '09:00',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  overrides: [],
})

export function RotaDialog({ alerting, rota, close }: { alerting: Alerting; rota: Rota | null; close: () => void }) {
  const [draft, setDraft] = useState<RotaBody>(() => rota?.rota ?? fresh(Date.now()))
  const save = useChange<Alerting>('alerting')
  const remove = useChange<Alerting>('alerting')
  const errors = fieldErrors(save.error)
  const set = (part: Partial<RotaBody>): void => setDraft({ ...draft, ...part })
  const path = rota === null ? '/alerting/rotas' : `/alerting/rotas/${rota.number}`
  const people = alerting.recipients.filter(({ target }) => target.startsWith('person:')).map(({ target, name }) => [Number(target.slice('person:'.length)), name] as const)
  const overrides = draft.overrides ?? []
  const addOverride = (): void => {
    const from = new Date().toISOString()
    set({ overrides: [...overrides, { member: people[0]?.[0] ?? 0, from, until: new Date(Date.parse(from) + 86_400_000).toISOString() }] })
  }
  return (
    <FormDialog
      title={rota === null ? 'Add a rota' : rota.rota.name}
      verb={rota === null ? 'Add rota' : 'Save rota'}
      errors={errors}
      error={save.error ?? remove.error}
      busy={save.isPending || remove.isPending}
      refusal={draft.name.trim() === '' ? 'It needs a name' : draft.members.length === 0 ? 'Choose who takes turns' : null}
      fields={['name', 'members', 'turnDays', 'start', 'handOver', 'zone']}
      submit={() => save.mutate({ method: rota === null ? 'POST' : 'PUT', path, body: draft }, { onSuccess: close })}
      remove={rota === null ? undefined : () => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })}
      close={close}
    >
      <Field label="Name" required value={draft.name} placeholder="NOC" errors={errorsAt(errors, 'name')} onChange={(event) => set({ name: event.target.value })} />
      <div className="field" role="group" aria-label="Members in turn">
        <span className="l">Members, in the order in which they are chosen</span>
        <div className="choices">
          {people.map(([member, name]) => {
            const turn = draft.members.indexOf(member)
            return (
              <Check
                key={member}
                label={turn < 0 ? name : `${turn + 1}. ${name}`}
                checked={turn >= 0}
                onChange={(on) => set({ members: on ? [...draft.members, member] : draft.members.filter((each) => each !== member) })}
              />
            )
          })}
        </div>
      </div>
      <div className="cols">
        <NumberField label="Days of a turn" min={1} value={draft.turnDays} errors={errorsAt(errors, 'turnDays')} onChange={(turnDays) => set({ turnDays: turnDays ?? 7 })} />
        <Field label="First hand-over" type="date" value={draft.start} errors={errorsAt(errors, 'start')} onChange={(event) => set({ start: event.target.value })} />
        <Field label="Handed over at" type="time" value={draft.handOver} errors={errorsAt(errors, 'handOver')} onChange={(event) => set({ handOver: event.target.value })} />
        <Field label="Time zone" value={draft.zone ?? ''} errors={errorsAt(errors, 'zone')} onChange={(event) => set({ zone: event.target.value })} />
      </div>
      {overrides.map((other, at) => {
        const change = (part: Partial<typeof other>): void => set({ overrides: overrides.map((each, i) => (i === at ? { ...each, ...part } : each)) })
        return (
          <div key={at} className="hours" role="group" aria-label={`Override ${at + 1}`}>
            <SelectField label="Stands in" options={people.map(([member, name]) => [String(member), name] as const)} value={String(other.member)} onChange={(event) => change({ member: Number(event.target.value) })} />
            <Field label="From (UTC)" type="datetime-local" value={inputOf(other.from)} onChange={(event) => change({ from: momentOf(event.target.value) ?? other.from })} />
            <Field label="Until (UTC)" type="datetime-local" value={inputOf(other.until)} errors={errorsAt(errors, `overrides[${at}].until`)} onChange={(event) => change({ until: momentOf(event.target.value) ?? other.until })} />
            <button type="button" className="btn ic g" aria-label={`Remove override ${at + 1}`} onClick={() => set({ overrides: overrides.filter((_, i) => i !== at) })}>
              <Trash2 className="i s" aria-hidden="true" />
            </button>
          </div>
        )
      })}
      <div>
        <button type="button" className="btn sm" onClick={addOverride}>
          <Plus className="i s" aria-hidden="true" />
          Somebody stands in
        </button>
      </div>
    </FormDialog>
  )
}
