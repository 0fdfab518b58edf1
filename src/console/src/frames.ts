import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { get } from './api/client'
import { sessionQuery } from './api/queries'
import type { SetupStatus } from './api/types'
import type { Live } from './live/live'
import { NotFound, RouteFailure } from './shell/NotFound'
import { validateRange } from './shell/range'

export interface RouterContext {
  queries: QueryClient
  live: Live
}

export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteFailure,
})

/** Sends a visitor without a session to the page that gives one. */
export async function needSession({ context, location }: { context: RouterContext; location: { href: string } }): Promise<void> {
  const session = await context.queries.ensureQueryData(sessionQuery)
  if (session?.role === 'customer' && !location.href.startsWith('/portal')) throw redirect({ to: '/portal' })
  if (session !== null && session.role !== 'customer' && location.href.startsWith('/portal')) throw redirect({ to: '/overview' })
  if (session !== null) return
  const { needed } = await get<SetupStatus>('/setup')
  if (needed) throw redirect({ to: '/setup' })
  throw redirect({ to: '/login', search: { back: location.href === '/' ? undefined : location.href } })
}

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: validateRange,
  beforeLoad: needSession,
  component: lazyRouteComponent(() => import('./shell/ShellRoute'), 'ShellRoute'),
})
