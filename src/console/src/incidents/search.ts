import type { IncidentState, Severity } from '../api/types'
import type { Query } from '../api/client'
import { pageSize } from '../lists/pageSize'

/** The incident list's filters exactly as they stand in the URL. */
export interface IncidentsSearch {
  state?: IncidentState
  severity?: Severity
  pop?: string
  node?: string
  customer?: string
  q?: string
  page?: number
  sort?: string
}

export const incidentStates: readonly IncidentState[] = ['open', 'acknowledged', 'mitigating', 'subsiding', 'resolved']
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low']

const text = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined

export function validateIncidents(search: Record<string, unknown>): IncidentsSearch {
  const out: IncidentsSearch = {}
  const state = incidentStates.find((each) => each === search.state)
  const severity = severities.find((each) => each === search.severity)
  const page = Number(search.page)
  if (state !== undefined) out.state = state
  if (severity !== undefined) out.severity = severity
  for (const key of ['pop', 'node', 'customer', 'q', 'sort'] as const) {
    const value = text(search[key])
    if (value !== undefined) out[key] = value
  }
  if (Number.isInteger(page) && page > 1) out.page = page
  return out
}

/** What the server is asked for. The list shows all times unless a range stands in the URL. */
export function incidentsRequest(search: IncidentsSearch, range: { from?: number; to?: number }): Query {
  const { state, severity, pop, node, customer, q, page = 1 } = search
  return { state, severity, pop, node, customer, q, ...range, limit: pageSize, offset: (page - 1) * pageSize }
}
