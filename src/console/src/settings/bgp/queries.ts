import { queryOptions } from '@tanstack/react-query'
import { get } from '../../api/client'
import type { BgpGroup, BgpPeer, BgpRoute, BgpSettings, CommandHook, GoBgpDaemon } from '../../api/types'

export const bgpSettingsQuery = queryOptions({ queryKey: ['bgp', 'settings'], queryFn: ({ signal }) => get<BgpSettings>('/bgp/settings', {}, signal) })

export const bgpGroupsQuery = queryOptions({ queryKey: ['bgp', 'groups'], queryFn: ({ signal }) => get<BgpGroup[]>('/bgp/groups', {}, signal) })

export const bgpPeersQuery = queryOptions({ queryKey: ['bgp', 'peers'], queryFn: ({ signal }) => get<BgpPeer[]>('/bgp/peers', {}, signal) })

export const goBgpQuery = queryOptions({ queryKey: ['bgp', 'gobgp'], queryFn: ({ signal }) => get<GoBgpDaemon[]>('/bgp/gobgp', {}, signal) })

export const commandsQuery = queryOptions({ queryKey: ['bgp', 'commands'], queryFn: ({ signal }) => get<CommandHook[]>('/bgp/commands', {}, signal) })

export const bgpRoutesQuery = (peer: string) =>
  queryOptions({ queryKey: ['bgp', 'routes', peer], queryFn: ({ signal }) => get<BgpRoute[]>('/bgp/routes', { peer }, signal) })
