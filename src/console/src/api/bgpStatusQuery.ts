import { queryOptions } from '@tanstack/react-query'
import { get } from './client'
import type { BgpPeerStatus } from './types'

/** Every router, whichever announcer talks to it. */
export const bgpStatusQuery = queryOptions({
  queryKey: ['bgp', 'status'],
  queryFn: ({ signal }) => get<BgpPeerStatus[]>('/bgp/status', {}, signal),
})
