import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { get, setLinkToken } from './api/client'
import { sessionQuery } from './api/queries'
import type { Direction, SetupStatus } from './api/types'
import type { Tab } from './incidents/EvidenceTabs'
import { validateCustomers } from './customers/search'
import { validateIncidents } from './incidents/search'
import type { Live } from './live/live'
import { validateMitigations } from './mitigation/search'
import { validateNodes } from './nodes/search'
import { NotFound, RouteFailure } from './shell/NotFound'
import { validateOverview } from './overview/search'
import { validateAudit } from './settings/audit/search'
import { validateRange } from './shell/range'

export interface RouterContext {
  queries: QueryClient
  live: Live
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteFailure,
})

/** Sends a visitor without a session to the page that gives one. */
async function needSession({ context, location }: { context: RouterContext; location: { href: string } }): Promise<void> {
  const session = await context.queries.ensureQueryData(sessionQuery)
  if (session?.role === 'customer' && !location.href.startsWith('/portal')) throw redirect({ to: '/portal' })
  if (session !== null && session.role !== 'customer' && location.href.startsWith('/portal')) throw redirect({ to: '/overview' })
  if (session !== null) return
  const { needed } = await get<SetupStatus>('/setup')
  if (needed) throw redirect({ to: '/setup' })
  throw redirect({ to: '/login', search: { back: location.href === '/' ? undefined : location.href } })
}

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: (search): { token?: string } => ({ token: text(search.token) }),
  component: lazyRouteComponent(() => import('./access/SetupPage'), 'SetupPage'),
})

/** Only an address of this console may follow a sign-in. */
const ownAddress = (value: unknown): string | undefined => {
  const address = text(value)
  return address !== undefined && /^\/(?![/\\])/.test(address) ? address : undefined
}

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search): { back?: string; provider?: 'failed' | 'stranger' } => ({
    back: ownAddress(search.back),
    provider: search.provider === 'failed' || search.provider === 'stranger' ? search.provider : undefined,
  }),
  component: lazyRouteComponent(() => import('./access/LoginPage'), 'LoginPage'),
})

const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('./access/InvitePage'), 'InvitePage'),
})

const forgotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot',
  component: lazyRouteComponent(() => import('./access/ForgotPage'), 'ForgotPage'),
})

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('./access/ResetPage'), 'ResetPage'),
})

const wallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/wall',
  validateSearch: (search): { token?: string } => ({ token: text(search.token) }),
  beforeLoad: async ({ search, context, location }) => {
    setLinkToken(search.token)
    if (search.token === undefined) await needSession({ context, location })
  },
  component: lazyRouteComponent(() => import('./wall/WallRoute'), 'WallRoute'),
})

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: validateRange,
  beforeLoad: needSession,
  component: lazyRouteComponent(() => import('./shell/ShellRoute'), 'ShellRoute'),
})

const indexRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/overview' })
  },
})

const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/overview',
  validateSearch: validateOverview,
  component: lazyRouteComponent(() => import('./overview/OverviewPage'), 'OverviewPage'),
})

const incidentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/incidents',
  validateSearch: validateIncidents,
  component: lazyRouteComponent(() => import('./incidents/IncidentsPage'), 'IncidentsPage'),
})

const incidentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/incidents/$number',
  validateSearch: (search): { tab?: Tab; pkt?: number; filter?: string } => ({
    tab: search.tab === 'sources' || search.tab === 'targets' || search.tab === 'packets' || search.tab === 'detection' ? search.tab : undefined,
    pkt: Number.isInteger(Number(search.pkt)) && Number(search.pkt) > 0 ? Number(search.pkt) : undefined,
    filter: text(search.filter),
  }),
  component: lazyRouteComponent(() => import('./incidents/IncidentPage'), 'IncidentPage'),
})

const nodesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/nodes',
  validateSearch: validateNodes,
  component: lazyRouteComponent(() => import('./nodes/NodesPage'), 'NodesPage'),
})

const welcomeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./access/WelcomePage'), 'WelcomePage'),
})

const addNodeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/nodes/new',
  component: lazyRouteComponent(() => import('./nodes/AddNodePage'), 'AddNodePage'),
})

const fleetRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/nodes/versions',
  component: lazyRouteComponent(() => import('./nodes/FleetPage'), 'FleetPage'),
})

const nodeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/nodes/$id',
  validateSearch: (search): { iface?: string; dir?: Direction } => ({
    iface: text(search.iface),
    dir: search.dir === 'outbound' ? 'outbound' : undefined,
  }),
  component: lazyRouteComponent(() => import('./nodes/NodePage'), 'NodePage'),
})

const mitigationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/mitigations',
  validateSearch: validateMitigations,
  component: lazyRouteComponent(() => import('./mitigation/MitigationsPage'), 'MitigationsPage'),
})

const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: validateCustomers,
  component: lazyRouteComponent(() => import('./customers/CustomersPage'), 'CustomersPage'),
})

const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$number',
  component: lazyRouteComponent(() => import('./customers/CustomerPage'), 'CustomerPage'),
})

const statusPagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/status-pages',
  component: lazyRouteComponent(() => import('./status/StatusPagesPage'), 'StatusPagesPage'),
})

const statusPageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/status-pages/$number',
  component: lazyRouteComponent(() => import('./status/StatusPagePage'), 'StatusPagePage'),
})

/** A customer's own area, with nothing of the network behind it. */
const portalFrameRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/portal',
  beforeLoad: needSession,
  component: lazyRouteComponent(() => import('./portal/PortalFrame'), 'PortalFrame'),
})

const portalRoute = createRoute({
  getParentRoute: () => portalFrameRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./portal/PortalPage'), 'PortalPage'),
})

const portalAccountRoute = createRoute({
  getParentRoute: () => portalFrameRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./portal/PortalAccountPage'), 'PortalAccountPage'),
})

const portalIncidentRoute = createRoute({
  getParentRoute: () => portalFrameRoute,
  path: '/incidents/$number',
  component: lazyRouteComponent(() => import('./portal/PortalIncidentPage'), 'PortalIncidentPage'),
})

const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/mitigation/policies',
  validateSearch: (search): { policy?: string | undefined } => ({ policy: text(search.policy) }),
  component: lazyRouteComponent(() => import('./settings/policies/PoliciesPage'), 'PoliciesPage'),
})

const safetyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/mitigation/safety',
  component: lazyRouteComponent(() => import('./settings/safety/SafetyPage'), 'SafetyPage'),
})

const bgpRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/bgp',
  component: lazyRouteComponent(() => import('./settings/bgp/BgpPage'), 'BgpPage'),
})

const scrubbingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/scrubbing',
  component: lazyRouteComponent(() => import('./settings/scrubbing/ScrubbingPage'), 'ScrubbingPage'),
})

const channelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/channels',
  component: lazyRouteComponent(() => import('./settings/channels/ChannelsPage'), 'ChannelsPage'),
})

const configurationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/configuration',
  validateSearch: (search): { scope?: string | undefined } => ({ scope: text(search.scope) }),
  component: lazyRouteComponent(() => import('./settings/configuration/ConfigurationPage'), 'ConfigurationPage'),
})

const tokensRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('./settings/tokens/TokensPage'), 'TokensPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/audit',
  validateSearch: validateAudit,
  component: lazyRouteComponent(() => import('./settings/audit/AuditPage'), 'AuditPage'),
})

const escalationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/alerting/escalation',
  component: lazyRouteComponent(() => import('./settings/alerting/EscalationPage'), 'EscalationPage'),
})

const onCallRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/alerting/on-call',
  component: lazyRouteComponent(() => import('./settings/alerting/OnCallPage'), 'OnCallPage'),
})

const silencesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/alerting/silences',
  component: lazyRouteComponent(() => import('./settings/alerting/SilencesPage'), 'SilencesPage'),
})

const maintenanceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/alerting/maintenance',
  component: lazyRouteComponent(() => import('./settings/alerting/MaintenancePage'), 'MaintenancePage'),
})

const teamRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/team',
  component: lazyRouteComponent(() => import('./settings/team/TeamPage'), 'TeamPage'),
})

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('./settings/profile/ProfilePage'), 'ProfilePage'),
})

const routeTree = rootRoute.addChildren([
  setupRoute,
  loginRoute,
  inviteRoute,
  forgotRoute,
  resetRoute,
  wallRoute,
  portalFrameRoute.addChildren([portalRoute, portalIncidentRoute, portalAccountRoute]),
  shellRoute.addChildren([
    indexRoute,
    overviewRoute,
    incidentsRoute,
    incidentRoute,
    welcomeRoute,
    nodesRoute,
    addNodeRoute,
    fleetRoute,
    nodeRoute,
    mitigationsRoute,
    customersRoute,
    customerRoute,
    statusPagesRoute,
    statusPageRoute,
    policiesRoute,
    safetyRoute,
    bgpRoute,
    scrubbingRoute,
    channelsRoute,
    configurationRoute,
    tokensRoute,
    auditRoute,
    escalationRoute,
    onCallRoute,
    silencesRoute,
    maintenanceRoute,
    teamRoute,
    profileRoute,
  ]),
])

export function makeRouter(context: RouterContext, history?: Parameters<typeof createRouter>[0]['history']) {
  return createRouter({
    routeTree,
    context,
    ...(history === undefined ? {} : { history }),
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
