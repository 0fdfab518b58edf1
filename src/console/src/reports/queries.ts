import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, type Query, url } from '../api/client'
import type { ObjectivesBook, ReportDocument, ReportList, ReportScheduleView, ReportShareView, ReportSummary } from '../api/types'

export const reportsQuery = (query: Query) =>
  queryOptions({
    queryKey: ['reports', query],
    queryFn: ({ signal }) => get<ReportList>('/reports', query, signal),
    placeholderData: keepPreviousData,
  })

export const reportQuery = (number: number) =>
  queryOptions({
    queryKey: ['report', number],
    queryFn: ({ signal }) => get<ReportDocument>(`/reports/${number}`, {}, signal),
    // A report never changes once it is made.
    staleTime: Infinity,
  })

/** A report as it would be now. */
export const previewQuery = (query: Query) =>
  queryOptions({
    queryKey: ['report-preview', query],
    queryFn: ({ signal }) => get<ReportDocument>('/reports/preview', query, signal),
  })

/** The same as text to go on writing in. */
export const draftQuery = (query: Query) =>
  queryOptions({
    queryKey: ['report-draft', query],
    queryFn: async ({ signal }) => (await fetch(url('/reports/preview', { ...query, format: 'txt' }), { signal })).text(),
  })

export const sharesQuery = (number: number) =>
  queryOptions({
    queryKey: ['report-shares', number],
    queryFn: ({ signal }) => get<ReportShareView[]>(`/reports/${number}/shares`, {}, signal),
  })

export const schedulesQuery = queryOptions({
  queryKey: ['report-schedules'],
  queryFn: ({ signal }) => get<ReportScheduleView[]>('/reports/schedules', {}, signal),
})

export const objectivesQuery = queryOptions({
  queryKey: ['report-objectives'],
  queryFn: ({ signal }) => get<ObjectivesBook>('/reports/objectives', {}, signal),
})

/** Service level reports for the customer who is signed in. */
export const ownReportsQuery = queryOptions({
  queryKey: ['own-reports'],
  queryFn: ({ signal }) => get<ReportSummary[]>('/portal/reports', {}, signal),
})
