import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, type Query } from '../../api/client'
import type { AuditCheck, AuditPage } from '../../api/types'

export const auditQuery = (request: Query) =>
  queryOptions({ queryKey: ['audit', request], queryFn: ({ signal }) => get<AuditPage>('/audit', request, signal), placeholderData: keepPreviousData })

/** Reads the whole log, so only when somebody asks. */
export const auditCheckQuery = queryOptions({ queryKey: ['audit-check'], queryFn: ({ signal }) => get<AuditCheck>('/audit/verification', {}, signal), enabled: false, staleTime: 0 })
