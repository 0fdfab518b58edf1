import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { SafetyLimitsBody } from '../../api/types'
import { errorsAt, fieldErrors, hasUnreadable } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { QuantityField } from '../../forms/QuantityField'
import { useUnsaved } from '../../forms/useUnsaved'
import { Action } from '../../ui/Action'
import { useChange } from '../useChange'

/** How much may be done at once, whatever policies want. */
export function LimitsPanel({ limits }: { limits: SafetyLimitsBody }) {
  const [draft, setDraft] = useState(limits)
  const refusal = useAdminRefusal()
  const save = useChange<unknown>('safety')
  const errors = fieldErrors(save.error)
  const changed = JSON.stringify(draft) !== JSON.stringify(limits)
  useUnsaved(changed)
  const set = (part: Partial<SafetyLimitsBody>): void => setDraft({ ...draft, ...part })
  return (
    <section className="panel" aria-label="Limits">
      <div className="ph">
        <h2>Limits</h2>
        <span className="mut xs">whatever policies and people want</span>
      </div>
      <fieldset className="form plain" disabled={refusal !== null}>
        <div className="cols">
          <NumberField label="Routes for one customer" min={0} value={draft.routesPerCustomer} errors={errorsAt(errors, 'routesPerCustomer')} hint="FlowSpec rules and black holes" onChange={(value) => set({ routesPerCustomer: value ?? Number.NaN })} />
          <QuantityField label="Of a customer in black holes" quantity="percent" value={draft.blackholeShare} errors={errorsAt(errors, 'blackholeShare')} hint="One host is always allowed" onChange={(value) => set({ blackholeShare: value ?? Number.NaN })} />
          <NumberField label="New announcements a minute" min={0} value={draft.announcementsPerMinute} errors={errorsAt(errors, 'announcementsPerMinute')} onChange={(value) => set({ announcementsPerMinute: value ?? Number.NaN })} />
          <NumberField label="Filters on a node" min={0} value={draft.edgeFilters} errors={errorsAt(errors, 'edgeFilters')} onChange={(value) => set({ edgeFilters: value ?? Number.NaN })} />
          <QuantityField label="Longest life" quantity="duration" value={draft.longestLifeSeconds} errors={errorsAt(errors, 'longestLifeSeconds')} hint="Then a person must agree anew" onChange={(value) => set({ longestLifeSeconds: value ?? Number.NaN })} />
        </div>
        {save.error !== null && Object.keys(errors).length === 0 && (
          <p className="err" role="alert">
            {save.error.message}
          </p>
        )}
        <div className="row">
          <Action className="btn p" busy={save.isPending} refusal={refusal ?? (hasUnreadable(draft) ? 'Something on this form cannot be read' : changed ? null : 'Nothing is changed')} onClick={() => save.mutate({ method: 'PUT', path: '/safety/limits', body: draft })}>
            Save limits
          </Action>
          {changed && <span className="warn xs">Unsaved changes</span>}
        </div>
      </fieldset>
    </section>
  )
}
