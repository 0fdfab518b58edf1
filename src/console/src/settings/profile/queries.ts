import { queryOptions } from '@tanstack/react-query'
import { get } from '../../api/client'
import type { ProfileView } from '../../api/types'

export const profileQuery = queryOptions({ queryKey: ['profile'], queryFn: ({ signal }) => get<ProfileView>('/profile', {}, signal) })
