import type { Alerting, IncidentAlerts } from '../api/alertingTypes'

export const alerting: Alerting = {
  routes: [
    { number: 1, route: { name: 'Night', match: { atLeast: 'high' }, policy: 3, grouping: 'customer', groupSeconds: 300, quiet: { days: ['monday', 'tuesday'], from: '22:00', to: '06:00', zone: 'Europe/Berlin' }, quietBelow: 'critical' } },
    { number: 2, route: { name: 'Rest', match: {}, policy: 3, grouping: 'none', groupSeconds: 300, quietBelow: 'critical' } },
  ],
  policies: [
    {
      number: 3,
      policy: {
        name: 'NOC',
        steps: [
          { delaySeconds: 0, targets: ['channel:1'] },
          { delaySeconds: 300, targets: ['rota:4', 'person:2'] },
        ],
        repeatSeconds: 1800,
        repeats: 2,
      },
    },
  ],
  rotas: [
    {
      number: 4,
      rota: { name: 'Network', members: [1, 2], turnDays: 7, start: '2026-11-16', handOver: '09:00', zone: 'Europe/Berlin', overrides: [] },
      onCall: 'Ada',
      shifts: [{ member: 1, name: 'Ada', from: '2026-11-22T09:00:00.000Z', until: '2026-11-23T08:00:00.000Z', standsIn: false }],
    },
  ],
  silences: [
    { number: 5, match: { incident: 16 }, reason: 'load test', by: 'Ada', from: '2026-11-22T03:00:00.000Z', until: '2026-11-22T05:00:00.000Z', endedBy: null, open: true },
    { number: 6, match: { target: '203.0.113.0/24' }, reason: 'scan', by: 'Ben', from: '2026-11-21T03:00:00.000Z', until: '2026-11-21T04:00:00.000Z', endedBy: 'Ada', open: false },
  ],
  windows: [
    { number: 7, window: { name: 'New line cards', scope: { pops: ['FRA'] }, from: '2026-11-22T03:00:00.000Z', until: '2026-11-22T06:00:00.000Z', weekly: null }, openUntil: '2026-11-22T06:00:00.000Z' },
    { number: 8, window: { name: 'Backups', scope: {}, from: '2026-11-22T03:00:00.000Z', until: null, weekly: { days: ['sunday'], from: '02:00', to: '04:00', zone: 'Etc/UTC' } }, openUntil: null },
  ],
  announced: [{ number: 4, page: 3, pageName: 'Example Net', title: 'New line card', starts: '2026-11-22T03:00:00.000Z', ends: '2026-11-22T06:00:00.000Z', components: ['Internet access Frankfurt'], open: true }],
  recipients: [
    { target: 'channel:1', name: 'NOC Slack' },
    { target: 'person:1', name: 'Ada' },
    { target: 'person:2', name: 'Ben' },
    { target: 'rota:4', name: 'On call: Network' },
  ],
}

export const incidentAlerts: IncidentAlerts = {
  phase: 'telling',
  policy: 'NOC',
  nextStep: 2,
  nextAt: '2026-11-22T03:05:00.000Z',
  leader: null,
  held: null,
  deliveries: [
    { number: 1, kind: 'opened', to: 'NOC Slack', step: 1, state: 'delivered', attempts: 1, requested: '2026-11-22T03:00:01.000Z', settled: '2026-11-22T03:00:01.100Z', detail: 'delivered' },
    { number: 2, kind: 'opened', to: 'Pager', step: 1, state: 'due', attempts: 2, requested: '2026-11-22T03:00:01.000Z', settled: null, detail: 'it answered 503' },
  ],
}
