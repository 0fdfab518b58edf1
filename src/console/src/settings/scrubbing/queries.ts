import { queryOptions } from '@tanstack/react-query'
import { get } from '../../api/client'
import type { ScrubbingDiversion, ScrubbingProvider } from '../../api/types'

export const providersQuery = queryOptions({ queryKey: ['scrubbing', 'providers'], queryFn: ({ signal }) => get<ScrubbingProvider[]>('/scrubbing/providers', {}, signal) })

export const diversionsQuery = queryOptions({ queryKey: ['scrubbing', 'diversions'], queryFn: ({ signal }) => get<ScrubbingDiversion[]>('/scrubbing/diversions', {}, signal) })
