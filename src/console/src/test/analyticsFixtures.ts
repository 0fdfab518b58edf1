import type { AttackAnalysis, BackTestResult, BilledMonth, FigureSpread, GrowthAnalysis, IncidentTimes, LinkGrowth, QualityAnalysis, TalkerAnalysis, TrafficAnalysis, TrafficFigures } from '../api/types'
import { iso, now } from './fixtures'

const day = 86_400
const t = [0, 1, 2].map((i) => Math.floor(now / 1000 / day) * day + (i - 2) * day)

const figures = (change: Partial<TrafficFigures> = {}): TrafficFigures => ({
  from: iso(day),
  to: iso(0),
  measured: 0.9,
  meanPps: 20_000,
  meanBps: 1e8,
  highestPps: 900_000,
  highestBps: 4e9,
  p95Pps: 40_000,
  p95Bps: 2e8,
  bytes: 1e12,
  droppedShare: 0.02,
  ...change,
})

const rate = (mean: (number | null)[]) => ({ mean, highest: mean, dropped: [0, 0, 5], before: [8, null, 9], p50: mean, p99: mean, threshold: [30, 30, 30] })

export const traffic = (change: Partial<TrafficAnalysis> = {}): TrafficAnalysis => ({
  of: 'network',
  name: 'Network',
  by: 'disposition',
  step: 120,
  t,
  keys: ['delivered', 'dropped'],
  partsPps: [[10, null, 7], [0, null, 5]],
  partsBps: [[100, null, 70], [0, null, 50]],
  pps: rate([10, null, 12]),
  bps: rate([100, null, 120]),
  figures: figures(),
  before: figures({ meanPps: 10_000 }),
  ...change,
})

export const link = (change: Partial<LinkGrowth> = {}): LinkGrowth => ({
  node: 'n1',
  nodeName: 'edge-fra-03',
  pop: 'FRA',
  interface: 'eth0',
  role: 'transit',
  capacityBps: 10e9,
  outlook: 'fills',
  nowBps: 7.1e9,
  share: 0.71,
  perWeekBps: 1.3e8,
  perWeekErrorBps: 2e7,
  reaches: '2027-01-10',
  earliest: '2026-12-20',
  latest: '2027-02-14',
  days: { t, bps: [7e9, 7.1e9, null], trend: [7e9, 7.1e9, 7.2e9], low: [6.5e9, 6.6e9, 6.7e9], high: [7.5e9, 7.6e9, 7.7e9] },
  ...change,
})

export const growth: GrowthAnalysis = { from: iso(90 * day), to: iso(0), fullAt: 0.8, leastDays: 14, links: [link(), link({ interface: 'eth1', outlook: 'tooShort', share: null, capacityBps: null })] }

export const billed: BilledMonth = {
  month: '2026-11',
  from: iso(21 * day),
  to: iso(0),
  lasts: true,
  nodes: [{ id: 'n1', name: 'edge-fra-03', pop: 'FRA', inboundBps: 6e9, outboundBps: 2e9, billedBps: 6e9, measured: 0.98 }],
  customers: [{ id: 'Customer X', name: 'Customer X', pop: '', inboundBps: 1e9, outboundBps: null, billedBps: 1e9, measured: 0.4 }],
}

const spread = (change: Partial<FigureSpread> = {}): FigureSpread => ({ count: 3, p50: 0.41, p95: 0.9, p99: 0.9, mean: 0.5, highest: 0.9, ...change })

const attackFigures = { count: 3, seconds: 4000, duration: spread({ p50: 600 }), peakPps: spread({ highest: 900_000 }), peakBps: spread({ highest: 4e9 }) }
const hours = Array.from({ length: 168 }, (_, hour) => (hour === 30 ? 2 : hour === 100 ? 1 : 0))

export const attacks: AttackAnalysis = {
  from: iso(30 * day),
  to: iso(0),
  left: 0,
  figures: attackFigures,
  before: { ...attackFigures, count: 2 },
  step: day,
  t,
  keys: ['DNS amplification', 'TCP SYN'],
  counts: [[1, 0, 1], [0, 1, 0]],
  vectors: [{ key: 'DNS amplification', count: 2, seconds: 3000, peakPps: 900_000, peakBps: 4e9 }],
  customers: [{ key: '', count: 3, seconds: 4000, peakPps: 900_000, peakBps: 4e9 }],
  pops: [{ key: 'FRA', count: 3, seconds: 4000, peakPps: 900_000, peakBps: 4e9 }],
  hours,
  sizes: [{ atLeast: 0, count: 1 }, { atLeast: 1e9, count: 2 }],
  durations: [{ atLeast: 0, count: 2 }, { atLeast: 3600, count: 1 }],
}

export const times = (change: Partial<IncidentTimes> = {}): IncidentTimes => ({
  number: 17,
  id: 'INC-17',
  title: 'UDP amplification',
  target: '203.0.113.44/32',
  onset: iso(222),
  detectSeconds: 0.41,
  alertSeconds: 1.2,
  inForceSeconds: 2.5,
  mitigateSeconds: null,
  verdict: 'none',
  ...change,
})

export const quality: QualityAnalysis = {
  from: iso(30 * day),
  to: iso(0),
  incidents: 3,
  left: 0,
  detect: spread(),
  alert: spread({ count: 2, p95: 4.2 }),
  inForce: spread({ count: 1 }),
  mitigate: spread({ count: 0, p50: null, p95: null, p99: null, mean: null, highest: null }),
  precision: { attacks: 8, false: 1, tests: 1, undecided: 2, share: 0.9, low: 0.596, high: 0.982 },
  step: day,
  t,
  detectP95: [0.4, null, 0.9],
  alertP95: [1.2, null, 4.2],
  mitigateP95: [null, null, null],
  pops: [{ pop: 'FRA', incidents: 3, detect: spread(), alert: spread(), mitigate: spread() }],
  slowest: [times()],
}

export const talkers: TalkerAnalysis = {
  from: iso(7 * day),
  to: iso(0),
  busiest: [{ target: '203.0.113.4/32', customer: 'Customer X', meanPps: 5000, meanBps: 2e7, highestPps: 9000, highestBps: 4e7, named: 0.4 }],
  targets: [{ target: '203.0.113.44/32', customer: null, attacks: 2, seconds: 900, peakPps: 900_000, peakBps: 4e9, last: iso(222) }],
  sources: [{ address: '198.51.100.9', attacks: 2, share: 0.02, peakPps: 18_000, last: iso(222) }],
  protocols: [{ protocol: 'udp', meanPps: 12_000, share: 0.6 }],
}

export const backTest: BackTestResult = {
  from: iso(30 * day),
  to: iso(0),
  step: 60,
  measured: 0.9,
  alarms: 3,
  asRecorded: 5,
  onAttacks: 1,
  onFalse: 1,
  onNothing: 1,
  missed: [times({ number: 18, id: 'INC-18' })],
  days: [{ day: '2026-11-21', alarms: 3, asRecorded: 4 }, { day: '2026-11-22', alarms: 0, asRecorded: 1 }],
  items: [{ interface: 'eth0', from: iso(600), to: iso(480), metric: 'packets', bound: 'p99', threshold: 72_000, highest: 94_000, incidents: [17] }],
  assumptions: ['Only thresholds of links are tried.'],
}

export const analyticsAnswers = {
  '/analytics/traffic': traffic(),
  '/analytics/growth': growth,
  '/analytics/billing': billed,
  '/analytics/attacks': attacks,
  '/analytics/quality': quality,
  '/analytics/talkers': talkers,
  '/analytics/back-test': backTest,
}
