import { useMutation, useQueryClient } from '@tanstack/react-query'
import { incidentEventsQuery, incidentQuery } from '../api/queries'
import { send } from '../api/client'
import type { IncidentDetail, Verdict } from '../api/types'
import { incidentChanged } from '../live/cache'

export type IncidentAction =
  | { kind: 'acknowledge' }
  | { kind: 'resolve'; reason?: string }
  | { kind: 'note'; text: string }
  | { kind: 'verdict'; verdict: Verdict }

function perform(number: number, action: IncidentAction): Promise<IncidentDetail> {
  const path = `/incidents/${number}`
  switch (action.kind) {
    case 'acknowledge':
      return send('POST', `${path}/acknowledge`, {})
    case 'resolve':
      return send('POST', `${path}/resolve`, { reason: action.reason ?? null })
    case 'note':
      return send('POST', `${path}/notes`, { text: action.text })
    case 'verdict':
      return send('POST', `${path}/verdict`, { verdict: action.verdict })
  }
}

/** Carries out what an analyst decided, on one incident or on several. */
export function useIncidentAction() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ numbers, action }: { numbers: readonly number[]; action: IncidentAction }) =>
      Promise.all(numbers.map((number) => perform(number, action))),
    onSuccess: (details) => {
      for (const detail of details) {
        const { number } = detail.summary
        queries.setQueryData(incidentQuery(number).queryKey, detail)
        incidentChanged(queries, detail.summary)
        void queries.invalidateQueries(incidentEventsQuery(number))
      }
    },
  })
}
