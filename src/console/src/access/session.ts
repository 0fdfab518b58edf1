import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/queries'
import type { Role, Session } from '../api/types'

export const useSession = (): Session | null => useQuery(sessionQuery).data ?? null

export const roleNames: Record<Role, string> = { admin: 'Administrator', analyst: 'Analyst', readOnly: 'Read-only', customer: 'Customer' }

/** Null when the signed-in user may do what analysts do, otherwise the reason to show. */
export function useAnalystRefusal(): string | null {
  const session = useSession()
  return session?.role === 'admin' || session?.role === 'analyst' ? null : 'Your role is read-only'
}

export function useAdminRefusal(): string | null {
  const session = useSession()
  return session?.role === 'admin' ? null : 'Only administrators can do this'
}

export const initials = (name: string): string =>
  name
    .split(/[\s.@-]+/)
    .filter((part) => part !== '')
    .slice(0, 2)
    .map((part) => part[0]?.toUpperCase() ?? '')
    .join('')
