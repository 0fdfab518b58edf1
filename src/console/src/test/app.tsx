import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { vi } from 'vitest'
import type { Session } from '../api/types'
import { Live } from '../live/live'
import { makeRouter } from '../routes'
import { channel, mail } from './channelFixtures'
import * as audited from './auditFixtures'
import { alerting, incidentAlerts } from './alertingFixtures'
import * as set from './configurationFixtures'
import * as kept from './evidenceFixtures'
import * as access from './accessFixtures'
import * as fixtures from './fixtures'
import * as laid from './mitigationFixtures'
import { diversion, provider } from './scrubbingFixtures'

export interface Sent {
  method: string
  path: string
  body: unknown
  headers: Headers
}

type Answers = Record<string, unknown>

const defaults = (session: Session | null): Answers => ({
  '/session': session,
  '/setup': { needed: false },
  '/sign-in': access.ways,
  '/invited/t1': access.invited,
  '/password-resets/t1': { email: 'bea@isp.example', expiresAt: '2026-11-25T21:00:00.000Z' },
  '/members': access.members,
  '/invitations': [access.invitation],
  '/identity-provider': access.provider,
  '/profile': access.profile(),
  '/alerting/preferences': { email: true, channels: [], atLeast: 'low' },
  '/overview': fixtures.overview(),
  '/nodes': [fixtures.node()],
  '/nodes/n1': fixtures.nodeDetail,
  '/nodes/n1/notices': fixtures.notices,
  '/nodes/n1/config': set.nodeConfig(),
  '/authority': fixtures.authority(),
  '/updates': { rollout: null, releases: [], nodes: [] },
  '/configuration': set.configScopes,
  '/configuration/node%3An1/history': set.configHistory,
  '/configuration/fleet/history': set.configHistory,
  '/nodes/n1/metrics': fixtures.series(),
  '/metrics/network': fixtures.series(),
  '/incidents': { total: 1, items: [fixtures.incident()] },
  '/incidents/17': fixtures.detail(),
  '/incidents/17/events': fixtures.events,
  '/incidents/17/metrics': fixtures.series(),
  '/captures/c1/packets': fixtures.packets,
  '/captures/c1/statistics': kept.statistics,
  '/incidents/17/evidence': [kept.evidence()],
  '/evidence/key': kept.evidenceKey,
  '/incidents/17/ladder': laid.ladder(),
  '/mitigations': { total: 1, items: [laid.mitigation()] },
  '/mitigations/11': laid.mitigationDetail({ number: 11, id: 'MIT-11', level: 'firewall' }),
  '/mitigations/12': laid.mitigationDetail(),
  '/mitigations/13': laid.mitigationDetail({ number: 13, id: 'MIT-13', level: 'blackhole', state: 'proposed', disposition: 'awaitsApproval' }),
  '/customers': [laid.customer()],
  '/customers/5': laid.customer(),
  '/policies': laid.policies,
  '/policies/presets': [laid.policyBody({ name: 'standard ladder' })],
  '/safety': laid.safety(),
  '/rule-changes': [],
  '/tokens': [audited.apiToken],
  '/audit': audited.auditPage,
  '/bgp/status': [laid.peerStatus],
  '/bgp/peers': [laid.peer],
  '/bgp/groups': [laid.group],
  '/bgp/settings': { enabled: true, localAsn: 65_000, routerId: '192.0.2.10', listen: [] },
  '/bgp/gobgp': [],
  '/bgp/commands': [],
  '/bgp/routes': laid.routes,
  '/alerting': alerting,
  '/alerting/incidents/17': incidentAlerts,
  '/scrubbing/providers': [provider],
  '/scrubbing/diversions': [diversion],
  '/channels': [channel],
  '/mail': mail,
  '/workspaces': access.workspaces,
})

/** Mounts the whole console at an address, with the server's answers taken from the fixtures. */
export function openConsole(address: string, { session = fixtures.session, answers = {} }: { session?: Session | null; answers?: Answers } = {}) {
  const sent: Sent[] = []
  const all: Answers = { ...defaults(session), ...answers }
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const path = new URL(input, 'http://console').pathname.replace('/api/v1', '')
    const method = init.method ?? 'GET'
    if (method !== 'GET')
      sent.push({ method, path, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined, headers: new Headers(init.headers) })
    const given = all[`${method} ${path}`] ?? (method === 'GET' ? all[path] : undefined)
    // A function answers by what was asked before.
    const answer: unknown = typeof given === 'function' ? given() : given
    if (path === '/session' && answer === null) return new Response('{"title":"Not signed in"}', { status: 401 })
    if (answer === undefined) return new Response(JSON.stringify({ title: 'Not found', detail: `Nothing at ${path}.` }), { status: 404 })
    return Response.json(answer)
  })
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const live = new Live(queries)
  vi.spyOn(live, 'start').mockResolvedValue()
  const router = makeRouter({ queries, live }, createMemoryHistory({ initialEntries: [address] }))
  const view = render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { ...view, router, live, sent }
}
