import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute, text } from '../frames'
import { validateAudit } from './audit/search'

const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/mitigation/policies',
  validateSearch: (search): { policy?: string | undefined } => ({ policy: text(search.policy) }),
  component: lazyRouteComponent(() => import('./policies/PoliciesPage'), 'PoliciesPage'),
})

const safetyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/mitigation/safety',
  component: lazyRouteComponent(() => import('./safety/SafetyPage'), 'SafetyPage'),
})

const bgpRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/bgp',
  component: lazyRouteComponent(() => import('./bgp/BgpPage'), 'BgpPage'),
})

const scrubbingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/scrubbing',
  component: lazyRouteComponent(() => import('./scrubbing/ScrubbingPage'), 'ScrubbingPage'),
})

const channelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/channels',
  component: lazyRouteComponent(() => import('./channels/ChannelsPage'), 'ChannelsPage'),
})

const configurationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/configuration',
  validateSearch: (search): { scope?: string | undefined } => ({ scope: text(search.scope) }),
  component: lazyRouteComponent(() => import('./configuration/ConfigurationPage'), 'ConfigurationPage'),
})

const tokensRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('./tokens/TokensPage'), 'TokensPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/audit',
  validateSearch: validateAudit,
  component: lazyRouteComponent(() => import('./audit/AuditPage'), 'AuditPage'),
})

const escalationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/alerting/escalation',
  component: lazyRouteComponent(() => import('./alerting/EscalationPage'), 'EscalationPage'),
})

const onCallRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/alerting/on-call',
  component: lazyRouteComponent(() => import('./alerting/OnCallPage'), 'OnCallPage'),
})

const silencesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/alerting/silences',
  component: lazyRouteComponent(() => import('./alerting/SilencesPage'), 'SilencesPage'),
})

const maintenanceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/alerting/maintenance',
  component: lazyRouteComponent(() => import('./alerting/MaintenancePage'), 'MaintenancePage'),
})

const teamRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/team',
  component: lazyRouteComponent(() => import('./team/TeamPage'), 'TeamPage'),
})

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('./profile/ProfilePage'), 'ProfilePage'),
})

const workspacesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/workspaces',
  component: lazyRouteComponent(() => import('./workspaces/WorkspacesPage'), 'WorkspacesPage'),
})

/** The pages of the settings, inside the console's shell. */
export const settingsRoutes = [
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
  workspacesRoute,
] as const
