import { queryOptions } from '@tanstack/react-query'
import { get, url } from '../api/client'
import type { StatusPageDetail, StatusPageSummary } from '../api/types'

export const statusPagesQuery = queryOptions({
  queryKey: ['status-pages'],
  queryFn: ({ signal }) => get<StatusPageSummary[]>('/status-pages', {}, signal),
})

export const statusPageQuery = (number: number) =>
  queryOptions({
    queryKey: ['status-page', number],
    queryFn: ({ signal }) => get<StatusPageDetail>(`/status-pages/${number}`, {}, signal),
  })

/** The page as the public reads it, as HTML. */
export const previewQuery = (number: number) =>
  queryOptions({
    queryKey: ['status-preview', number],
    queryFn: async ({ signal }) => (await fetch(url(`/status-pages/${number}/preview`), { signal })).text(),
  })

/** What may have changed after any edit. */
export const statusKeys = ['status-pages', 'status-page', 'status-preview', 'alerting'] as const
