import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '../api/client'
import type { ConfigLayer, ConfigRevision, ConfigScopeSummary } from '../api/types'

const path = (scope: string): string => `/configuration/${encodeURIComponent(scope)}`

export const scopesQuery = queryOptions({
  queryKey: ['configuration', 'scopes'],
  queryFn: ({ signal }) => get<ConfigScopeSummary[]>('/configuration', {}, signal),
})

export const historyQuery = (scope: string) =>
  queryOptions({
    queryKey: ['configuration', 'history', scope],
    queryFn: ({ signal }) => get<ConfigRevision[]>(`${path(scope)}/history`, {}, signal),
  })

interface Set {
  json: string
  /** The version it was made from. */
  version: number
  note: string
}

/** Stores what is set for a scope; the server refuses it when somebody was faster. */
export const useSetScope = (scope: string) => useRefreshing((body: Set) => send<ConfigLayer>('PUT', path(scope), body))

/** Makes what a version said the newest version. */
export const useRestore = (scope: string) =>
  useRefreshing((body: { to: number; version: number }) => send<ConfigLayer>('POST', `${path(scope)}/restore`, body))

function useRefreshing<T>(mutationFn: (body: T) => Promise<ConfigLayer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all([queries.invalidateQueries({ queryKey: ['configuration'] }), queries.invalidateQueries({ queryKey: ['node-config'] })]),
  })
}

/** "fleet", "pop:FRA", "group:canary", "node:ID" as people say it. */
export function scopeName(scope: string): string {
  if (scope === 'fleet') return 'All nodes'
  if (scope.startsWith('group:')) return `Group ${scope.slice(6)}`
  return scope.startsWith('pop:') ? `POP ${scope.slice(4)}` : 'This node'
}
