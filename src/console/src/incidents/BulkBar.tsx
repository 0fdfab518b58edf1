import { useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import type { IncidentSummary } from '../api/types'
import { plural } from '../format/numbers'
import { Action } from '../ui/Action'
import { later } from '../ui/later'
import { useIncidentAction } from './actions'
import { canAcknowledge } from './wording'

const SilenceDialog = later(() => import('../settings/alerting/SilenceDialog'))

export function BulkBar({ items, selected, clear }: { items: readonly IncidentSummary[]; selected: ReadonlySet<number>; clear: () => void }) {
  const refusal = useAnalystRefusal()
  const { mutate, isPending, error } = useIncidentAction()
  const [silencing, setSilencing] = useState(false)
  const open = items.filter((incident) => selected.has(incident.number) && canAcknowledge(incident))
  return (
    <div className="bulk" role="group" aria-label="Selected incidents">
      <b className="num">{plural(selected.size, 'incident')} selected</b>
      <Action
        className="btn p sm"
        busy={isPending}
        refusal={refusal ?? (open.length === 0 ? 'All of them are acknowledged or over' : null)}
        onClick={() => mutate({ numbers: open.map(({ number }) => number), action: { kind: 'acknowledge' } }, { onSuccess: clear })}
      >
        Acknowledge {open.length > 0 && open.length}
        <kbd>A</kbd>
      </Action>
      <Action className="btn sm" refusal={refusal} onClick={() => setSilencing(true)}>
        Silence
      </Action>
      {silencing && (
        <SilenceDialog incidents={[...selected]} close={() => setSilencing(false)} done={clear} />
      )}
      <button type="button" className="btn sm g" onClick={clear}>
        Clear selection
      </button>
      {error !== null && <span className="bad" role="alert">{error.message}</span>}
    </div>
  )
}
