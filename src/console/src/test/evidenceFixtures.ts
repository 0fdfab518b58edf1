import type { EvidenceItem, EvidenceKey, PacketStatistics } from '../api/types'
import { iso } from './fixtures'

export const evidence = (change: Partial<EvidenceItem> = {}): EvidenceItem => ({
  capture: 'c1',
  node: 'n1',
  nodeName: 'edge-fra-03',
  size: 6.8e6,
  packets: 10_000,
  packetsBefore: 500,
  onset: iso(222),
  first: iso(223),
  last: iso(200),
  received: iso(190),
  announcedSha256: 'ab'.repeat(32),
  sha256: 'ab'.repeat(32),
  intact: true,
  clockOffsetMilliseconds: -1.25,
  program: 'ftagent 0.1.0',
  interfaces: [{ name: 'eth0', filter: 'kernel random sampling, 1 in 64', snapLength: 192, received: 1_200_000, dropped: 3, lost: 0 }],
  comments: [],
  fault: null,
  hold: null,
  ...change,
})

export const evidenceKey: EvidenceKey = { fingerprint: 'cd'.repeat(32), pem: '-----BEGIN PUBLIC KEY-----', made: iso(86_400) }

export const statistics: PacketStatistics = {
  total: 10_000,
  matching: 10_000,
  bytes: 6e6,
  protocols: [
    { name: 'DNS', packets: 9_000, bytes: 5.8e6 },
    { name: 'TCP', packets: 1_000, bytes: 2e5 },
  ],
  sizes: [{ name: '512–1023', packets: 10_000, bytes: 6e6 }],
  timesToLive: [{ name: '52', packets: 10_000, bytes: 6e6 }],
  flags: [{ name: 'ACK', packets: 1_000, bytes: 2e5 }],
  sources: [{ name: '198.51.100.9', packets: 200, bytes: 1e5 }],
  sourceCount: 8_204,
  destinations: [{ name: '203.0.113.44', packets: 10_000, bytes: 6e6 }],
  destinationCount: 1,
}
