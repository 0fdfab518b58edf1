import { queryOptions, useMutation } from '@tanstack/react-query'
import { get, send } from '../api/client'
import type { EnrollToken, NodeConfig, Notice } from '../api/types'

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

export const useReload = (id: string) => useMutation({ mutationFn: () => send<void>('POST', `${path(id)}/reload`) })

export const useRenew = (id: string) => useMutation({ mutationFn: () => send<void>('POST', `${path(id)}/certificate/renew`) })

export const useRevoke = (id: string) => useMutation({ mutationFn: () => send<void>('POST', `${path(id)}/certificate/revoke`) })

/** A token with which this node comes back, and no other. */
export const useReturn = (id: string) => useMutation({ mutationFn: () => send<EnrollToken>('POST', `${path(id)}/enrollment`) })
