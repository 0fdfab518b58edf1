import type { ReportKind } from '../api/types'
import { incidentKinds, type IncidentKind, kindNames } from './wording'

export interface ReportsSearch {
  kind?: ReportKind
  customer?: number
  page?: number
}

const whole = (value: unknown): number | undefined => (Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined)

export const validateReports = (search: Record<string, unknown>): ReportsSearch => ({
  kind: typeof search.kind === 'string' && search.kind in kindNames ? (search.kind as ReportKind) : undefined,
  customer: whole(search.customer),
  page: whole(search.page),
})

export const validateVariant = (search: Record<string, unknown>): { kind?: IncidentKind } => ({
  kind: incidentKinds.find((kind) => kind === search.kind),
})
