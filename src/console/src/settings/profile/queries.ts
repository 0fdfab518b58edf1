import { queryOptions } from '@tanstack/react-query'
import { get } from '../../api/client'
import type { AlertPreferences, ProfileView } from '../../api/types'

export const profileQuery = queryOptions({ queryKey: ['profile'], queryFn: ({ signal }) => get<ProfileView>('/profile', {}, signal) })

export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: ({ signal }) => get<AlertPreferences>('/alerting/preferences', {}, signal),
})
