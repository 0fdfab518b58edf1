import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute } from '../frames'
import { validateAttacks, validateGrowth, validateQuality, validateTalkers, validateTraffic } from './search'

const indexRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analytics',
  beforeLoad: () => {
    throw redirect({ to: '/analytics/traffic' })
  },
})

const trafficRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analytics/traffic',
  validateSearch: validateTraffic,
  component: lazyRouteComponent(() => import('./TrafficPage'), 'TrafficPage'),
})

const growthRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analytics/growth',
  validateSearch: validateGrowth,
  component: lazyRouteComponent(() => import('./GrowthPage'), 'GrowthPage'),
})

const attacksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analytics/attacks',
  validateSearch: validateAttacks,
  component: lazyRouteComponent(() => import('./AttacksPage'), 'AttacksPage'),
})

const qualityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analytics/quality',
  validateSearch: validateQuality,
  component: lazyRouteComponent(() => import('./QualityPage'), 'QualityPage'),
})

const talkersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analytics/talkers',
  validateSearch: validateTalkers,
  component: lazyRouteComponent(() => import('./TalkersPage'), 'TalkersPage'),
})

export const analyticsRoutes = [indexRoute, trafficRoute, growthRoute, attacksRoute, qualityRoute, talkersRoute] as const
