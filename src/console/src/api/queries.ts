import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { ApiError, get, type Query } from './client'
import type {
  AuthorityStatus,
  BrokenDownSeries,
  EnrollTokenStatus,
  Fleet,
  IncidentDetail,
  IncidentEvent,
  IncidentPage,
  Node,
  NodeDetail,
  Overview,
  PacketDetail,
  PacketPage,
  Series,
  Session,
} from './types'

/** Absolute bounds in epoch milliseconds, as the metrics endpoints take them. */
export interface Span {
  from: number
  to: number
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    try {
      return await get<Session>('/session', {}, signal)
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: 300_000,
})

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => get<Overview>('/overview', { seconds: 300 }, signal),
})

export const nodesQuery = queryOptions({
  queryKey: ['nodes'],
  queryFn: ({ signal }) => get<Node[]>('/nodes', {}, signal),
})

/** Who certifies nodes: changes once in years. */
export const authorityQuery = queryOptions({
  queryKey: ['authority'],
  queryFn: ({ signal }) => get<AuthorityStatus>('/authority', {}, signal),
  staleTime: 600_000,
})

export const nodeQuery = (id: string) =>
  queryOptions({
    queryKey: ['node', id],
    queryFn: ({ signal }) => get<NodeDetail>(`/nodes/${encodeURIComponent(id)}`, {}, signal),
  })

export const nodeMetricsQuery = (id: string, span: Span, where: { interface?: string; direction: string }) =>
  queryOptions({
    queryKey: ['node-metrics', id, span, where],
    queryFn: ({ signal }) => get<Series>(`/nodes/${encodeURIComponent(id)}/metrics`, { ...span, ...where }, signal),
    placeholderData: keepPreviousData,
  })

export const networkQuery = (span: Span, pop?: string) =>
  queryOptions({
    queryKey: ['network', span, pop],
    queryFn: ({ signal }) => get<Series>('/metrics/network', { ...span, pop }, signal),
    placeholderData: keepPreviousData,
  })

export const breakdownQuery = (span: Span, by: 'pop' | 'protocol', pop?: string) =>
  queryOptions({
    queryKey: ['breakdown', span, by, pop],
    queryFn: ({ signal }) => get<BrokenDownSeries>('/metrics/network', { ...span, by, pop }, signal),
    placeholderData: keepPreviousData,
  })

export const incidentsQuery = (filter: Query) =>
  queryOptions({
    queryKey: ['incidents', filter],
    queryFn: ({ signal }) => get<IncidentPage>('/incidents', filter, signal),
    placeholderData: keepPreviousData,
  })

export const incidentQuery = (number: number) =>
  queryOptions({
    queryKey: ['incident', number],
    queryFn: ({ signal }) => get<IncidentDetail>(`/incidents/${number}`, {}, signal),
  })

export const incidentEventsQuery = (number: number) =>
  queryOptions({
    queryKey: ['incident-events', number],
    queryFn: ({ signal }) => get<IncidentEvent[]>(`/incidents/${number}/events`, {}, signal),
  })

export const incidentMetricsQuery = (number: number, span: Span) =>
  queryOptions({
    queryKey: ['incident-metrics', number, span],
    queryFn: ({ signal }) => get<Series>(`/incidents/${number}/metrics`, { ...span }, signal),
    placeholderData: keepPreviousData,
  })

export const packetsQuery = (capture: string, page: { offset: number; limit: number; filter: string }) =>
  queryOptions({
    queryKey: ['packets', capture, page],
    queryFn: ({ signal }) => get<PacketPage>(`/captures/${encodeURIComponent(capture)}/packets`, { ...page }, signal),
    staleTime: 60_000,
    retry: false,
  })

export const packetQuery = (capture: string, number: number) =>
  queryOptions({
    queryKey: ['packet', capture, number],
    queryFn: ({ signal }) => get<PacketDetail>(`/captures/${encodeURIComponent(capture)}/packets/${number}`, {}, signal),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })

export const fleetQuery = queryOptions({
  queryKey: ['fleet'],
  queryFn: ({ signal }) => get<Fleet>('/updates', {}, signal),
})

export const enrollTokenQuery = (id: string) =>
  queryOptions({
    queryKey: ['enroll-token', id],
    queryFn: ({ signal }) => get<EnrollTokenStatus>(`/nodes/tokens/${encodeURIComponent(id)}`, {}, signal),
  })
