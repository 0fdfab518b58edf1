import type { MitigationLevel } from '../api/types'
import type { Query } from '../api/client'
import { pageSize } from '../lists/pageSize'
import { levels } from './levels'

/** The list's filters exactly as they stand in the URL; `m` is the mitigation that is open. */
export interface MitigationsSearch {
  show?: 'past' | 'all'
  level?: MitigationLevel
  customer?: string
  q?: string
  page?: number
  m?: number
}

const text = (value: unknown): string | undefined => ((typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined)

export function validateMitigations(search: Record<string, unknown>): MitigationsSearch {
  const out: MitigationsSearch = {}
  const level = levels.find((each) => each === search.level)
  if (search.show === 'past' || search.show === 'all') out.show = search.show
  if (level !== undefined) out.level = level
  for (const key of ['customer', 'q'] as const) {
    const value = text(search[key])
    if (value !== undefined) out[key] = value
  }
  for (const key of ['page', 'm'] as const) {
    const value = Number(search[key])
    if (Number.isInteger(value) && value > (key === 'page' ? 1 : 0)) out[key] = value
  }
  return out
}

/** What the server is asked for: what is in force or waits, unless the past is asked for. */
export function mitigationsRequest({ show, level, customer, q, page = 1 }: MitigationsSearch): Query {
  return { state: show === undefined ? 'active' : show === 'past' ? 'past' : undefined, level, customer, target: q, limit: pageSize, offset: (page - 1) * pageSize }
}
