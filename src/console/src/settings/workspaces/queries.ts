import { queryOptions } from '@tanstack/react-query'
import { get } from '../../api/client'
import type { WorkspaceView } from '../../api/types'

export const workspacesQuery = queryOptions({ queryKey: ['workspaces'], queryFn: ({ signal }) => get<WorkspaceView[]>('/workspaces', {}, signal) })
