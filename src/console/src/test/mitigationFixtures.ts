import type {
  BgpGroup,
  BgpPeer,
  BgpPeerStatus,
  BgpRoute,
  CustomerView,
  LadderRung,
  LadderView,
  LevelBody,
  MitigationDetail,
  MitigationPreview,
  MitigationSummary,
  PolicyBody,
  PolicyView,
  SafetyView,
} from '../api/types'
import { now } from './fixtures'

export const iso = (secondsAgo: number): string => new Date(now - secondsAgo * 1000).toISOString()
/** Countdowns run against the clock of the reader. */
export const soon = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString()

export const mitigation = (change: Partial<MitigationSummary> = {}): MitigationSummary => ({
  number: 12,
  id: 'MIT-12',
  level: 'flowSpec',
  state: 'accepted',
  disposition: 'apply',
  action: 'destination 203.0.113.44/32; protocol =17; source-port =53 → discard',
  target: '203.0.113.44/32',
  customer: 'Customer X',
  incident: 17,
  policy: 'gold',
  policyRevision: 3,
  person: null,
  reason: 'from 500 Mbps: 4.21 Gbps arrive',
  created: iso(219),
  accepted: iso(218),
  expires: soon(1578),
  ended: null,
  acceptedBy: 4,
  askedOf: 4,
  droppedPps: null,
  droppedBps: null,
  effect: 'not measured',
  approvedBy: [],
  approvalsNeeded: 0,
  lastStep: 'accepted by edge1',
  ...change,
})

export const rung = (change: Partial<LadderRung> = {}): LadderRung => ({
  level: 'flowSpec',
  mode: 'auto',
  state: 'active',
  since: iso(219),
  expires: soon(1578),
  trigger: 'from 500 Mbps',
  why: '',
  mitigations: [mitigation()],
  acceptedBy: 4,
  askedOf: 4,
  effect: 'dropping 4.12 Gbps',
  effectShare: 0.979,
  prediction: 'matches 96 % of the excess, 0.3 % of normal',
  blast: { addresses: 1, customer: 'Customer X', words: 'filters traffic to 1 host of Customer X in the routers' },
  ...change,
})

export const ladder = (change: Partial<LadderView> = {}): LadderView => ({
  incident: 17,
  target: '203.0.113.44/32',
  customer: 'Customer X',
  policy: 'gold',
  policyRevision: 3,
  hold: '',
  levels: [
    rung({ level: 'firewall', mitigations: [mitigation({ number: 11, id: 'MIT-11', level: 'firewall', acceptedBy: 1, askedOf: 1 })], acceptedBy: 1, askedOf: 1, effectShare: 0.61 }),
    rung(),
    rung({
      level: 'blackhole',
      mode: 'approve',
      state: 'waiting',
      since: null,
      expires: null,
      mitigations: [mitigation({ number: 13, id: 'MIT-13', level: 'blackhole', state: 'proposed', disposition: 'awaitsApproval', action: 'discard everything to 203.0.113.44/32', approvalsNeeded: 1 })],
      acceptedBy: 0,
      askedOf: 4,
      why: 'waits for approval: 216 kpps are left',
      effectShare: null,
      prediction: null,
      blast: { addresses: 254, customer: 'Customer X', words: 'takes 254 hosts of Customer X offline' },
    }),
    rung({ level: 'scrubbing', mode: 'approve', state: 'unavailable', since: null, expires: null, mitigations: [], why: 'no provider takes this prefix', effectShare: null, prediction: null, blast: null }),
  ],
  asks: [],
  arrivingBps: 4.21e9,
  droppedBps: 4.12e9,
  residualBps: 9e7,
  linkShare: 0.42,
  backbone: 'none',
  ...change,
})

export const mitigationDetail = (change: Partial<MitigationSummary> = {}): MitigationDetail => ({
  summary: mitigation(change),
  history: [
    { at: iso(219), state: 'approved', proof: 'from 500 Mbps: 4.21 Gbps arrive', by: 'policy gold (revision 3)' },
    { at: iso(218), state: 'accepted', proof: 'accepted', by: 'edge1' },
  ],
  witnesses: [
    { name: 'edge1', kind: 'router', has: true, says: '', droppedPps: null, droppedBps: null, droppedPackets: null, droppedBytes: null },
    { name: 'edge2', kind: 'router', has: false, says: 'the session is down', droppedPps: null, droppedBps: null, droppedPackets: null, droppedBytes: null },
  ],
  texts: { junos: 'set routing-options flow route MIT-12 then discard', iosXr: 'class-map type traffic match-all MIT-12', frr: 'match destination 203.0.113.44/32', bird: 'route flow4 { dst 203.0.113.44/32; };' },
  blast: { addresses: 254, customer: 'Customer X', words: 'takes 254 hosts of Customer X offline' },
})

export const preview: MitigationPreview = {
  mitigations: [{ action: 'discard everything to 203.0.113.44/32', texts: mitigationDetail().texts, admitted: true, refusal: null, prediction: null, against: '' }],
  blast: { addresses: 1, customer: 'Customer X', words: 'takes 1 host of Customer X offline' },
  approvalsNeeded: 1,
  takers: ['edge1', 'edge2'],
  warnings: [],
}

export const level = (change: Partial<LevelBody> = {}): LevelBody => ({
  level: 'firewall',
  mode: 'auto',
  trigger: { bps: 100e6, pps: null, linkShare: 0.5, severity: null, sustainedSeconds: 0, residualBps: null },
  ttlSeconds: 600,
  minimumHoldSeconds: 60,
  limitBps: null,
  ...change,
})

export const policyBody = (change: Partial<PolicyBody> = {}): PolicyBody => ({
  name: 'gold',
  levels: [level(), level({ level: 'flowSpec' }), level({ level: 'blackhole', mode: 'approve' }), level({ level: 'scrubbing', mode: 'approve' })],
  residualTargetBps: 50e6,
  settleSeconds: 10,
  linkAtRisk: 0.7,
  linkNearlyFull: 0.8,
  longestHoldSeconds: 7200,
  announceIntervalSeconds: 600,
  flipsPerHour: 4,
  schedule: [],
  exclusions: { addresses: [], families: [] },
  ...change,
})

export const policies: PolicyView[] = [
  { number: 1, revision: 3, isWorkspace: true, customers: [], changedAt: iso(86_400), changedBy: 'Ada', policy: policyBody() },
  { number: 2, revision: 1, isWorkspace: false, customers: ['Customer Y'], changedAt: iso(86_400), changedBy: 'Ada', policy: policyBody({ name: 'scrub first' }) },
]

export const customer = (change: Partial<CustomerView> = {}): CustomerView => ({
  number: 5,
  name: 'Customer X',
  prefixes: ['203.0.113.0/24', '2001:db8:1::/48'],
  contacts: ['noc@customer-x.example'],
  policy: null,
  override: null,
  effectivePolicy: 'gold',
  outsideOwn: [],
  activeIncidents: 1,
  changedAt: iso(86_400),
  changedBy: 'Ada',
  ...change,
})

export const safety = (change: Partial<SafetyView> = {}): SafetyView => ({
  ownPrefixes: [{ number: 1, prefix: '203.0.113.0/24', why: 'allocated by RIPE', at: iso(86_400), by: 'Ada' }],
  limits: { routesPerCustomer: 30, blackholeShare: 0.01, announcementsPerMinute: 10, edgeFilters: 1000, longestLifeSeconds: 86_400 },
  dryRun: false,
  protected: [
    { number: 1, prefix: '203.0.113.53/32', what: 'resolver', at: iso(86_400), by: 'Ada' },
    { number: null, prefix: '192.0.2.1/32', what: 'BGP peer edge1', at: null, by: 'BGP peers' },
  ],
  edits: [],
  killSwitch: { engaged: false, causes: [], file: '/var/lib/flowtriq/kill' },
  admins: 2,
  ...change,
})

export const engaged: SafetyView = safety({
  killSwitch: { engaged: true, causes: [{ source: 'person', at: iso(60), by: 'Noc Analyst', reason: 'wrong rule' }], file: '/var/lib/flowtriq/kill' },
})

export const peerStatus: BgpPeerStatus = {
  name: 'edge1',
  announcer: 'built-in',
  group: 'default',
  profile: 'frr',
  up: true,
  state: 'Established',
  since: iso(3600),
  families: ['ipv4-flowspec', 'ipv4-unicast'],
  wanted: 3,
  sent: 2,
  held: 0,
  rejected: 1,
  refused: 0,
  maxFlowSpec: 100,
  maxBlackholes: 50,
  lastError: null,
  messages: 12,
  bytes: 900,
  flaps: 0,
  refreshes: 0,
}

export const peer: BgpPeer = {
  name: 'edge1',
  settings: {
    address: '192.0.2.1',
    asn: 65_001,
    group: 'default',
    port: 179,
    localAddress: null,
    localAsn: null,
    profile: 'frr',
    families: null,
    passive: false,
    password: null,
    ttlSecurity: false,
    holdSeconds: 30,
    restartSeconds: 90,
    maxFlowSpec: 100,
    maxBlackholes: 50,
    enabled: true,
  },
  hasPassword: true,
  status: peerStatus,
}

export const group: BgpGroup = {
  name: 'default',
  kinds: ['flowSpec', 'blackhole'],
  nextHopV4: '192.0.2.1',
  nextHopV6: null,
  blackholeCommunities: null,
  diversionCommunities: null,
  flowSpecCommunities: null,
  largeCommunities: null,
  localPref: 100,
}

export const routes: BgpRoute[] = [
  { peer: 'edge1', route: 'destination 203.0.113.44/32; protocol =17', family: 'ipv4-flowspec', state: 'accepted', reason: null, attributes: ['rate-bytes 0'] },
  { peer: 'edge1', route: '203.0.113.44/32', family: 'ipv4-unicast', state: 'rejected', reason: 'malformed attribute', attributes: ['65535:666'] },
]
