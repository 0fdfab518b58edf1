import { queryOptions } from '@tanstack/react-query'
import { get } from '../api/client'
import type { PortalCustomer, PortalDay, PortalIncidentDetail, PortalIncidentPage } from '../api/types'

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

export const portalIncidentQuery = (number: number) =>
  queryOptions({
    queryKey: ['portal-incident', number],
    queryFn: ({ signal }) => get<PortalIncidentDetail>(`/portal/incidents/${number}`, {}, signal),
  })
