import type {
  AuthorityRenewalStatus,
  AuthorityStatus,
  Capture,
  IncidentDetail,
  IncidentEvent,
  IncidentSummary,
  Node,
  NodeDetail,
  Notice,
  Overview,
  OverviewTick,
  PacketPage,
  Series,
  Session,
  Vector,
} from '../api/types'

/** 2026-11-22 14:05:53 UTC */
export const now = Date.UTC(2026, 10, 22, 14, 5, 53)
export const iso = (secondsAgo: number): string => new Date(now - secondsAgo * 1000).toISOString()

export const session: Session = { name: 'Noc Analyst', email: 'noc@example.net', role: 'analyst', customer: null, workspace: 'Example ISP', version: '0.1.0' }

export const node = (change: Partial<Node> = {}): Node => ({
  id: 'n1',
  name: 'edge-fra-03',
  pop: 'FRA',
  popName: 'Frankfurt',
  state: 'normal',
  lastSeen: iso(0),
  silentSeconds: 0,
  agentVersion: '0.1.0',
  pps: 20_000,
  bps: 100e6,
  thresholdPps: 72_000,
  thresholdShare: 0.28,
  baselineAgeSeconds: 86_400,
  readiness: 'ready',
  queuedEvents: 0,
  captureMode: 'ring',
  activeIncidents: 0,
  cloned: false,
  ...change,
})

export const vector = (change: Partial<Vector> = {}): Vector => ({
  name: 'DNS amplification',
  family: 'amplification',
  protocol: 'udp',
  port: 53,
  packetShare: 0.68,
  byteShare: 0.7,
  pps: 607_000,
  bps: 2.95e9,
  meanLength: 608,
  signature: 'ANY isc.org',
  confidence: 0.97,
  ...change,
})

export const incident = (change: Partial<IncidentSummary> = {}): IncidentSummary => ({
  number: 17,
  id: 'INC-17',
  state: 'open',
  severity: 'critical',
  family: 'amplification',
  title: 'UDP amplification',
  target: '203.0.113.44',
  hostCount: 1,
  direction: 'inbound',
  nodes: [{ id: 'n1', name: 'edge-fra-03', pop: 'FRA' }],
  interface: 'eth0',
  opened: iso(221.5),
  onset: iso(222),
  detected: iso(221.6),
  resolved: null,
  pps: 892_000,
  bps: 4.21e9,
  peakPps: 908_000,
  peakBps: 4.3e9,
  timesThreshold: 12.4,
  vectors: [vector(), vector({ name: 'NTP amplification', port: 123, packetShare: 0.22 })],
  owner: null,
  acknowledged: null,
  verdict: 'none',
  detectionSeconds: 0.41,
  mitigation: {
    customer: null,
    policy: 'standard ladder',
    level: null,
    rung: 0,
    rungs: 4,
    pending: 0,
    deliveredPps: null,
    deliveredBps: null,
    droppedPps: null,
    droppedBps: null,
    droppedShare: null,
    mitigatedSeconds: null,
    backbone: 'not measured',
  },
  ...change,
})

export const series = (values: readonly (number | null)[] = [10, 11, null, 12]): Series => {
  const column = (): (number | null)[] => [...values]
  return {
    step: 1,
    t: values.map((_, i) => now / 1000 - values.length + 1 + i),
    pps: column(),
    bps: column(),
    droppedPps: values.map((value) => (value === null ? null : 0)),
    droppedBps: values.map((value) => (value === null ? null : 0)),
    deliveredPps: column(),
    deliveredBps: column(),
    p50Pps: column(),
    p99Pps: column(),
    p50Bps: column(),
    p99Bps: column(),
    thresholdPps: column(),
    thresholdBps: column(),
  }
}

export const overview = (change: Partial<Overview> = {}): Overview => ({
  version: 1,
  now: iso(0),
  nodes: [node(), node({ id: 'n2', name: 'edge-ams-01', pop: 'AMS', popName: 'Amsterdam' })],
  pops: [
    { code: 'AMS', name: 'Amsterdam', nodes: ['n2'], pps: 20_000, bps: 1e8, thresholdShare: 0.3 },
    { code: 'FRA', name: 'Frankfurt', nodes: ['n1'], pps: 20_000, bps: 1e8, thresholdShare: 0.3 },
  ],
  incidents: [incident()],
  resolvedToday: [],
  kpi: {
    ingressBps: 11.5e9,
    packetsPps: 2.71e6,
    baselineBps: 7.05e9,
    baselinePps: 1.42e6,
    droppedBps: 0,
    activeIncidents: 1,
    unacknowledged: 1,
    detectionP50: 0.4,
    detectionP95: 0.62,
    detectionP99: 0.8,
    detectionSpark: [0.4, 0.5],
    nodesReporting: 2,
    nodesTotal: 2,
    silent: [],
    ingestLagMs: 300,
    bgpUp: 3,
    bgpTotal: 4,
  },
  network: series(),
  popHistory: { FRA: [1, 2, null], AMS: [3, 4, 5] },
  ...change,
})

export const tick = (change: Partial<OverviewTick> = {}): OverviewTick => ({
  v: 1,
  t: now + 1000,
  p: [900_000, 20_000],
  b: [4e9, 1e8],
  s: [4, 2],
  x: [12.4, 0.3],
  lag: 250,
  n: [1e6, 1.2e6, 3.6e6, 5e9, 6e9, 18e9],
  net: { pps: 920_000, bps: 4.1e9, dropped: 0, droppedBps: 0, delivered: 920_000, deliveredBps: 4.1e9, reporting: 2, nodes: 2, bgpUp: 3, bgpTotal: 4 },
  pops: { p: [20_000, 900_000], b: [1e8, 4e9], x: [0.3, 12.4] },
  ...change,
})

export const capture: Capture = {
  id: 'c1',
  node: 'edge-fra-03',
  size: 6.8e6,
  packets: 10_000,
  packetsBefore: 500,
  onset: iso(222),
  sha256: 'ab'.repeat(32),
  complete: true,
  receivedBytes: 6.8e6,
  asAnnounced: true,
  announcedSha256: 'ab'.repeat(32),
  hold: null,
}

export const detail = (change: Partial<IncidentSummary> = {}): IncidentDetail => ({
  summary: incident(change),
  reason: { metric: 'packets', bound: 'p99', value: 94_100, threshold: 72_000, windowMs: 300, confirmations: 2, text: '3 × p99' },
  confidence: 0.97,
  sourceCount: 18_204,
  spoofedShare: 0.01,
  sampled: 4000,
  locked: true,
  estimated: false,
  normalPps: 21_000,
  normalBps: 110e6,
  observations: [],
  sources: [{ address: '198.51.100.9', packetShare: 0.02 }],
  targets: [{ target: '203.0.113.44', pps: 892_000, bps: 4.21e9, standardErrorPps: 900 }],
  captures: [capture],
  notes: 0,
})

export const events: IncidentEvent[] = [
  { id: 1, at: iso(222), kind: 'observed', actor: 'agent edge-fra-03', text: 'first sample above baseline' },
  { id: 2, at: iso(221.6), kind: 'opened', actor: 'detector', text: '94.1 kpps over 72.0 kpps' },
]

export const packets: PacketPage = {
  total: 3,
  matching: 3,
  firstAttack: 2,
  items: [
    { number: 1, offsetSeconds: -0.1, source: '198.51.100.1', destination: '203.0.113.44', protocol: 'TCP', length: 1452, info: '443 → 51822', before: true },
    { number: 2, offsetSeconds: 0, source: '192.0.2.17', destination: '203.0.113.44', protocol: 'DNS', length: 1488, info: '53 → 31337', before: false },
    { number: 3, offsetSeconds: 0.001, source: '192.0.2.18', destination: '203.0.113.44', protocol: 'DNS', length: 1488, info: '53 → 31337', before: false },
  ],
}

const direction = {
  pps: 20_000,
  bps: 100e6,
  dropped: 0,
  state: 'normal' as const,
  readiness: 'ready' as const,
  packets: [{ bound: 'p99' as const, value: 72_000, effective: true, text: '3 × p99' }],
  bits: [],
  p50Pps: 18_000,
  p99Pps: 24_000,
  p50Bps: 90e6,
  p99Bps: 120e6,
}

export const nodeDetail: NodeDetail = {
  node: node(),
  hostName: 'edge-fra-03.example.net',
  kernel: '6.1',
  architecture: 'x86_64',
  enrolledAt: iso(864_000),
  certificate: {
    serial: '5A03F1',
    issuedAt: iso(864_000),
    expiresAt: iso(-86_400 * 80),
    renewsAt: iso(-86_400 * 50),
    state: 'valid',
    revokedAt: null,
    revokedBy: '',
    nextWaits: false,
  },
  cloned: null,
  clockOffsetMs: 1.5,
  cpuFraction: 0.0008,
  rssBytes: 16_100_000,
  uptimeSeconds: 86_400,
  droppedEvents: 0,
  ring: { active: true, reason: '', sampling: 128, sampled: 1000, dropped: 0, unparsed: 1, held: 900, spanSeconds: 31 },
  interfaces: [{ name: 'eth0', role: 'transit', capacityBps: 10e9, up: true, inbound: direction, outbound: direction }],
  topTargets: [{ target: '203.0.113.4', pps: 5000, bps: 20e6, standardErrorPps: 100 }],
  configVersion: 1,
  mix: { tcp: 0.6, udp: 0.35, icmp: 0.01, other: 0.03, fragments: 0.01 },
  findings: [
    { check: 'clock', level: 'warning', text: 'nothing keeps this clock in step', advice: 'run an NTP client: chrony or systemd-timesyncd' },
    { check: 'kernel', level: 'ok', text: 'Linux 6.1', advice: '' },
  ],
}

export const notices: Notice[] = [{ at: iso(60), kind: 'clock_step', text: 'the wall clock was set by 3.0 s' }]

export const authority = (over: Partial<AuthorityStatus> = {}): AuthorityStatus => ({
  fingerprint: '9f'.repeat(32),
  madeAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2045-12-27T00:00:00.000Z',
  warning: '',
  renewedAt: null,
  renewal: null,
  ...over,
})

export const authorityRenewal: AuthorityRenewalStatus = {
  fingerprint: '3c'.repeat(32),
  expiresAt: '2046-11-21T00:00:00.000Z',
  startedAt: '2026-11-25T20:00:00.000Z',
  by: 'Ada',
  until: '2027-02-23T20:00:00.000Z',
  nodes: 64,
  ready: 62,
  waiting: ['edge-ams-01', 'edge-fra-03'],
}
