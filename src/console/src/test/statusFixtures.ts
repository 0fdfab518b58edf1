import type { PortalCustomer, PortalDay, PortalIncidentDetail, PortalTraffic, StatusPageDetail, StatusPageSummary } from '../api/types'
import { iso, session } from './fixtures'

export const statusPage: StatusPageDetail = {
  number: 3,
  page: {
    name: 'Example Net',
    slug: 'example',
    description: 'How our network is.',
    accent: '#0a62cf',
    published: true,
    delayMinutes: 2,
    threshold: 'medium',
    components: [{ key: 'a1', name: 'Internet access Frankfurt', scope: 'pop', members: ['FRA'] }],
  },
  hasLogo: false,
  state: 'degraded',
  components: [{ key: 'a1', name: 'Internet access Frankfurt', state: 'degraded' }],
  stories: [
    {
      number: 9,
      incident: 17,
      title: 'Disruption: Internet access Frankfurt',
      phase: 'mitigating',
      impact: 'degraded',
      components: ['a1'],
      began: iso(600),
      ended: null,
      automatic: true,
      hidden: false,
      updates: [{ number: 21, at: iso(400), phase: 'mitigating', text: 'We are working against it.', by: null, edited: null }],
    },
  ],
  maintenance: [{ number: 4, title: 'New line card', text: '', starts: iso(-3600), ends: iso(-7200), components: ['a1'], quiet: true }],
  emailSubscribers: 12,
  webhookSubscribers: 1,
  changed: iso(9000),
  changedBy: 'Admin',
}

export const statusPages: StatusPageSummary[] = [{ number: 3, slug: 'example', name: 'Example Net', published: true, state: 'degraded', components: 1, openStories: 1, subscribers: 13 }]

export const customerSession = { ...session, name: 'Customer Person', role: 'customer' as const, customer: 5 }

export const portalCustomer: PortalCustomer = {
  name: 'Customer X',
  prefixes: ['203.0.113.0/24'],
  activeIncidents: 1,
  contacts: [{ email: 'noc@customer-x.example', opened: true, mitigated: false, resolved: true }],
}

export const portalIncident: PortalIncidentDetail = {
  incident: {
    number: 17,
    id: 'INC-17',
    state: 'mitigating',
    severity: 'critical',
    title: 'UDP amplification',
    target: '203.0.113.44/32',
    hosts: 1,
    onset: iso(222),
    detected: iso(221.6),
    resolved: null,
    peakPps: 908_000,
    peakBps: 4.3e9,
    vectors: [{ name: 'DNS amplification', share: 0.68 }],
  },
  mitigations: [{ id: 'MIT-12', incident: 17, level: 'flowSpec', state: 'accepted', target: '203.0.113.44/32', created: iso(210), accepted: iso(209), ended: null }],
}

export const portalTraffic: PortalTraffic = { step: 60, t: [1_795_000_000, 1_795_000_060], pps: [1000, null], bps: [8_000_000, null] }

export const portalDays: PortalDay[] = Array.from({ length: 90 }, (_, index) => ({
  day: iso((89 - index) * 86_400).slice(0, 10),
  incidents: index === 89 ? 1 : 0,
  peakPps: index === 89 ? 908_000 : 0,
  peakBps: index === 89 ? 4.3e9 : 0,
}))
