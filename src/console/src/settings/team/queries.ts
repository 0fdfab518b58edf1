import { queryOptions } from '@tanstack/react-query'
import { get } from '../../api/client'
import type { InvitationView, MemberView, ProviderView } from '../../api/types'

export const membersQuery = queryOptions({ queryKey: ['members'], queryFn: ({ signal }) => get<MemberView[]>('/members', {}, signal) })

export const invitationsQuery = queryOptions({ queryKey: ['invitations'], queryFn: ({ signal }) => get<InvitationView[]>('/invitations', {}, signal) })

export const providerQuery = queryOptions({ queryKey: ['identity-provider'], queryFn: ({ signal }) => get<ProviderView>('/identity-provider', {}, signal) })
