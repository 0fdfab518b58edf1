import type { Query } from '../../api/client'
import { pageSize } from '../../lists/pageSize'

export interface AuditSearch {
  person?: string
  action?: string
  object?: string
  from?: string
  to?: string
  page?: number
}

const texts = ['person', 'action', 'object', 'from', 'to'] as const

export function validateAudit(search: Record<string, unknown>): AuditSearch {
  const out: AuditSearch = {}
  for (const key of texts) {
    const value = search[key]
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') out[key] = String(value)
  }
  if (Number.isInteger(search.page) && Number(search.page) > 1) out.page = Number(search.page)
  return out
}

/** What the server is asked for; days are whole days in UTC, the last included. */
export function auditRequest({ person, action, object, from, to, page = 1 }: AuditSearch): Query {
  return { person, action, object, from, to: to === undefined ? undefined : dayAfter(to), limit: pageSize, offset: (page - 1) * pageSize }
}

function dayAfter(day: string): string | undefined {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? day : new Date(at + 86_400_000).toISOString().slice(0, 10)
}
