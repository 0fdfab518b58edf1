import { useNavigate } from '@tanstack/react-router'
import { useAnalystRefusal } from '../access/session'
import type { IncidentSummary } from '../api/types'
import { useCursor } from '../lists/useCursor'
import { useIncidentAction } from './actions'
import { canAcknowledge } from './wording'

export interface IncidentKeys {
  cursor: number
  /** Why the last acknowledgement by key did not go through. */
  error: Error | null
}

/** Enter opens; a acknowledges the selection or the row under the cursor. */
export function useIncidentKeys(items: readonly IncidentSummary[], selected: ReadonlySet<number>): IncidentKeys {
  const navigate = useNavigate()
  const { mutate, error } = useIncidentAction()
  const refusal = useAnalystRefusal()
  const cursor = useCursor(items, {
    noun: 'incident',
    filter: 'incident-filter',
    open: { label: 'Open the incident', run: ({ number }) => void navigate({ to: '/incidents/$number', params: { number: String(number) } }) },
    more: [
      {
        keys: 'a',
        label: 'Acknowledge',
        run: (current) => {
          const wanted = selected.size > 0 ? items.filter(({ number }) => selected.has(number)) : current === undefined ? [] : [current]
          const open = wanted.filter(canAcknowledge)
          if (refusal === null && open.length > 0) mutate({ numbers: open.map(({ number }) => number), action: { kind: 'acknowledge' } })
        },
      },
    ],
  })
  return { cursor, error }
}
