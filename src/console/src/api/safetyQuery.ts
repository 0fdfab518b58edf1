import { queryOptions } from '@tanstack/react-query'
import { get } from './client'
import type { SafetyView } from './types'

/** Asked for on every page, because the kill switch is shown on every page. */
export const safetyQuery = queryOptions({
  queryKey: ['safety'],
  queryFn: ({ signal }) => get<SafetyView>('/safety', {}, signal),
})
