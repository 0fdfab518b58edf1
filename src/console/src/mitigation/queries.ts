import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, type Query } from '../api/client'
import type { LadderView, MitigationDetail, MitigationPage } from '../api/types'

export const mitigationsQuery = (filter: Query) =>
  queryOptions({
    queryKey: ['mitigations', filter],
    queryFn: ({ signal }) => get<MitigationPage>('/mitigations', filter, signal),
    placeholderData: keepPreviousData,
  })

export const mitigationQuery = (number: number) =>
  queryOptions({
    queryKey: ['mitigation', number],
    queryFn: ({ signal }) => get<MitigationDetail>(`/mitigations/${number}`, {}, signal),
  })

export const ladderQuery = (incident: number) =>
  queryOptions({
    queryKey: ['ladder', incident],
    queryFn: ({ signal }) => get<LadderView>(`/incidents/${incident}/ladder`, {}, signal),
  })
