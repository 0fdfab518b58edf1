import { queryOptions } from '@tanstack/react-query'
import { get } from '../../api/client'
import type { ApiTokenView } from '../../api/types'

export const tokensQuery = queryOptions({ queryKey: ['tokens'], queryFn: ({ signal }) => get<ApiTokenView[]>('/tokens', {}, signal) })
