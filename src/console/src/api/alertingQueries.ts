import { queryOptions } from '@tanstack/react-query'
import type { Alerting, IncidentAlerts } from './alertingTypes'
import { get } from './client'

export const alertingQuery = queryOptions({ queryKey: ['alerting'], queryFn: ({ signal }) => get<Alerting>('/alerting', {}, signal) })

export const incidentAlertsQuery = (number: number) =>
  queryOptions({ queryKey: ['alerting', 'incident', number], queryFn: ({ signal }) => get<IncidentAlerts>(`/alerting/incidents/${number}`, {}, signal) })
