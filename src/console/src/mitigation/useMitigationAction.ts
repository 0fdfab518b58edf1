import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import type { MitigationDetail, MitigationRequest, MitigationSummary } from '../api/types'

export type MitigationAction =
  | { kind: 'approve' | 'reject' | 'withdraw'; numbers: readonly number[]; reason: string }
  | { kind: 'renew'; number: number; ttlMinutes: number }
  | { kind: 'start'; request: MitigationRequest }

async function perform(action: MitigationAction): Promise<unknown> {
  switch (action.kind) {
    case 'start':
      return send<MitigationSummary[]>('POST', '/mitigations', action.request)
    case 'renew':
      return send<MitigationDetail>('POST', `/mitigations/${action.number}/renew`, { ttlMinutes: action.ttlMinutes })
    default:
      return Promise.all(action.numbers.map((number) => send<MitigationDetail>('POST', `/mitigations/${number}/${action.kind}`, { reason: action.reason })))
  }
}

/** Carries out what a person decided about mitigations, and reads anew whatever shows them. */
export function useMitigationAction() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: perform,
    onSettled: () => {
      for (const queryKey of [['mitigations'], ['mitigation'], ['ladder'], ['incident'], ['incident-events'], ['overview']]) void queries.invalidateQueries({ queryKey })
    },
  })
}
