import { queryOptions } from '@tanstack/react-query'
import { get } from '../api/client'
import type { PortalCustomer, PortalDay, PortalIncidentDetail, PortalIncidentPage, PortalTraffic } from '../api/types'

export const portalQuery = queryOptions({
  queryKey: ['portal'],
  queryFn: ({ signal }) => get<PortalCustomer>('/portal', {}, signal),
})

export const portalIncidentsQuery = queryOptions({
  queryKey: ['portal-incidents'],
  queryFn: ({ signal }) => get<PortalIncidentPage>('/portal/incidents', { limit: 100 }, signal),
})

export const portalDaysQuery = queryOptions({
  queryKey: ['portal-days'],
  queryFn: ({ signal }) => get<PortalDay[]>('/portal/traffic', {}, signal),
})

/** What came for the customer's addresses in the days up to now. */
export const portalTrafficQuery = (days: number) =>
  queryOptions({
    queryKey: ['portal-measurements', days],
    queryFn: ({ signal }) => get<PortalTraffic>('/portal/measurements', { from: Date.now() - days * 86_400_000 }, signal),
  })

export const portalIncidentQuery = (number: number) =>
  queryOptions({
    queryKey: ['portal-incident', number],
    queryFn: ({ signal }) => get<PortalIncidentDetail>(`/portal/incidents/${number}`, {}, signal),
  })
