import { queryOptions } from '@tanstack/react-query'
import { get } from '../api/client'
import type { EvidenceItem, EvidenceKey } from '../api/types'

export const evidenceQuery = (number: number) =>
  queryOptions({
    queryKey: ['evidence', number],
    queryFn: ({ signal }) => get<EvidenceItem[]>(`/incidents/${number}/evidence`, {}, signal),
  })

export const evidenceKeyQuery = queryOptions({
  queryKey: ['evidence-key'],
  queryFn: ({ signal }) => get<EvidenceKey>('/evidence/key', {}, signal),
  staleTime: Infinity,
})
