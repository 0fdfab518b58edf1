import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '../api/client'
import type { NodeConfig, Notice } from '../api/types'

const path = (id: string): string => `/nodes/${encodeURIComponent(id)}`

export const noticesQuery = (id: string) =>
  queryOptions({
    queryKey: ['node-notices', id],
    queryFn: ({ signal }) => get<Notice[]>(`${path(id)}/notices`, { limit: 50 }, signal),
  })

export const configQuery = (id: string) =>
  queryOptions({
    queryKey: ['node-config', id],
    queryFn: ({ signal }) => get<NodeConfig>(`${path(id)}/config`, {}, signal),
  })

/** Stores a configuration made from a version; the server refuses it when somebody was faster. */
export function useSetConfig(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { json: string; version: number }) => send<NodeConfig>('PUT', `${path(id)}/config`, body),
    onSuccess: (config) => queries.setQueryData(configQuery(id).queryKey, config),
  })
}

export const useReload = (id: string) => useMutation({ mutationFn: () => send<void>('POST', `${path(id)}/reload`) })
