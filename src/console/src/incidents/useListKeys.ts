import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import type { IncidentSummary } from '../api/types'
import { type Binding, useKeys } from '../shell/keys'
import { useIncidentAction } from './actions'

/** j and k move, Enter opens, a acknowledges the selection or the row under the cursor. */
export function useListKeys(items: readonly IncidentSummary[], selected: ReadonlySet<number>): number {
  const [cursor, setCursor] = useState(-1)
  const navigate = useNavigate()
  const { mutate } = useIncidentAction()
  const refusal = useAnalystRefusal()
  // The handlers read what is current, so that a refreshed list does not rebind the keys.
  const latest = useRef({ items, selected, cursor, refusal })
  useEffect(() => {
    latest.current = { items, selected, cursor, refusal }
  })

  const bindings = useMemo<Binding[]>(() => {
    const move = (by: number): void => setCursor((at) => Math.max(0, Math.min(latest.current.items.length - 1, at + by)))
    const current = (): IncidentSummary | undefined => latest.current.items[latest.current.cursor]
    return [
      { keys: 'j', label: 'Next incident', run: () => move(1) },
      { keys: 'k', label: 'Previous incident', run: () => move(-1) },
      {
        keys: 'enter',
        label: 'Open the incident',
        run: () => {
          const incident = current()
          if (incident !== undefined) void navigate({ to: '/incidents/$number', params: { number: String(incident.number) } })
        },
      },
      {
        keys: 'a',
        label: 'Acknowledge',
        run: () => {
          const { items, selected, refusal } = latest.current
          const wanted = selected.size > 0 ? items.filter(({ number }) => selected.has(number)) : [current()].filter((each) => each !== undefined)
          const open = wanted.filter(({ acknowledged }) => acknowledged === null)
          if (refusal === null && open.length > 0) mutate({ numbers: open.map(({ number }) => number), action: { kind: 'acknowledge' } })
        },
      },
      { keys: '/', label: 'Filter', run: () => document.querySelector<HTMLInputElement>('#incident-filter')?.focus() },
    ]
  }, [navigate, mutate])
  useKeys(bindings)
  return cursor
}
