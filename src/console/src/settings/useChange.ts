import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'

export interface Change {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
}

/** One change of the configuration; what it may have changed is read anew, also when it was refused. */
export function useChange<T>(...keys: readonly string[]) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => send<T>(method, path, body),
    onSettled: () => {
      for (const key of keys) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
}
