import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { base } from './api/base'
import { setLinkToken } from './api/client'
import type { Direction } from './api/types'
import { analyticsRoutes } from './analytics/routes'
import { type Tab, tabs } from './incidents/tabs'
import { validateCustomers } from './customers/search'
import { needSession, rootRoute, type RouterContext, shellRoute, text } from './frames'
import { validateIncidents } from './incidents/search'
import { validateMitigations } from './mitigation/search'
import { validateNodes } from './nodes/search'
import { validateOverview } from './overview/search'
import { validateReports, validateVariant } from './reports/search'
import { settingsRoutes } from './settings/routes'

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
  validateSearch: (search): { tab?: Tab; pkt?: number; filter?: string; stats?: true } => ({
    tab: tabs.find((each) => each === search.tab),
    pkt: Number.isInteger(Number(search.pkt)) && Number(search.pkt) > 0 ? Number(search.pkt) : undefined,
    filter: text(search.filter),
    stats: search.stats === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('./incidents/IncidentPage'), 'IncidentPage'),
})

const incidentReportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/incidents/$number/report',
  validateSearch: validateVariant,
  component: lazyRouteComponent(() => import('./reports/IncidentReportPage'), 'IncidentReportPage'),
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

const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  validateSearch: validateReports,
  component: lazyRouteComponent(() => import('./reports/ReportsPage'), 'ReportsPage'),
})

const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports/$number',
  component: lazyRouteComponent(() => import('./reports/ReportPage'), 'ReportPage'),
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
  validateSearch: (search): { days?: 7 | 30 } => ({ days: search.days === 7 || search.days === 30 ? search.days : undefined }),
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
    incidentReportRoute,
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
    ...analyticsRoutes,
    reportsRoute,
    reportRoute,
    ...settingsRoutes,
  ]),
])

export function makeRouter(context: RouterContext, history?: Parameters<typeof createRouter>[0]['history']) {
  return createRouter({
    routeTree,
    context,
    basepath: base === '' ? '/' : base,
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
