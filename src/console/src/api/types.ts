// The REST and hub contract as the server publishes it.


export type Severity = 'low'|'medium'|'high'|'critical'
export type NodeState = 'offline'|'learning'|'normal'|'elevated'|'attack'|'subsiding'|'waiting'   // waiting = enrolled, no report yet
export type IncidentState = 'open'|'acknowledged'|'subsiding'|'resolved'
export type Direction = 'inbound'|'outbound'
export type Verdict = 'none'|'truePositive'|'falsePositive'|'test'
export type Role = 'admin'|'analyst'|'readOnly'

export interface SetupStatus { needed: boolean }
export interface SetupRequest { token: string; workspace: string; name: string; email: string; password: string }
export interface Session { name: string; email: string; role: Role; workspace: string; version: string }

export interface Node {
  id: string; name: string; pop: string; popName: string; state: NodeState; lastSeen: string|null; silentSeconds: number
  agentVersion: string; pps: number; bps: number        // inbound transit+peer sum
  thresholdPps: number; thresholdShare: number          // 0..n, worst interface & metric: value/threshold
  baselineAgeSeconds: number; readiness: 'learning'|'provisional'|'ready'
  queuedEvents: number; captureMode: 'ring'|'counters'; activeIncidents: number
}
export interface NodeDetail { node: Node; hostName: string; kernel: string; architecture: string; enrolledAt: string
  certificateExpires: string; clockOffsetMs: number; cpuFraction: number; rssBytes: number; uptimeSeconds: number
  droppedEvents: number; ring: RingQuality; interfaces: Interface[]; topTargets: TargetRate[]; configVersion: number; mix: ProtocolMix|null }
export interface RingQuality { active: boolean; reason: string; sampling: number; sampled: number; dropped: number; unparsed: number; held: number; spanSeconds: number }
export interface ProtocolMix { tcp: number; udp: number; icmp: number; other: number; fragments: number }
export interface Interface { name: string; role: 'transit'|'peer'|'customer'|'core'|'ignore'; capacityBps: number; up: boolean; inbound: InterfaceDirection; outbound: InterfaceDirection }
export interface InterfaceDirection { pps: number; bps: number; dropped: number; state: NodeState; readiness: 'learning'|'provisional'|'ready'
  packets: Bound[]; bits: Bound[]; p50Pps: number; p99Pps: number; p50Bps: number; p99Bps: number }
export interface Bound { bound: 'p99'|'hourOfWeek'|'capacity'|'floor'|'static'; value: number; effective: boolean; text: string }
export interface TargetRate { target: string; pps: number; bps: number; standardErrorPps: number }
export interface EnrollTokenRequest { name: string; pop: string; popName: string; expiresInMinutes?: number; uses?: number }
export interface EnrollToken { id: string; token: string; server: string; enrollCommand: string; runCommand: string; expiresAt: string }
export interface EnrollTokenStatus { id: string; used: number; nodeIds: string[]; expiresAt: string; expired: boolean }
export interface Pop { code: string; name: string; nodes: string[] }

export interface Overview { version: number; now: string; nodes: Node[]; pops: Pop[]; incidents: IncidentSummary[]; resolvedToday: IncidentSummary[]
  kpi: Kpi; network: Series; history: Record<string, (number|null)[]> /* node id -> last 60 one-second inbound pps, null = gap */ }
export interface Kpi { ingressBps: number; packetsPps: number; baselineBps: number; baselinePps: number; droppedBps: number; activeIncidents: number; unacknowledged: number
  detectionP50: number|null; detectionP95: number|null; detectionP99: number|null /* seconds, 24 h */; detectionSpark: number[]; nodesReporting: number; nodesTotal: number; silent: {id:string;name:string;seconds:number}[]; ingestLagMs: number }
export interface Series { step: number; t: number[] /* epoch s */; pps: (number|null)[]; bps: (number|null)[]; droppedPps: (number|null)[]; p50Pps: (number|null)[]; p99Pps: (number|null)[]; p50Bps: (number|null)[]; p99Bps: (number|null)[]
  thresholdPps: (number|null)[]; thresholdBps: (number|null)[] }
export interface BrokenDownSeries { step: number; t: number[]; keys: string[]; pps: (number|null)[][]; bps: (number|null)[][] }

export interface IncidentPage { total: number; items: IncidentSummary[] }
export interface IncidentSummary { number: number; id: string /* INC-n */; state: IncidentState; severity: Severity; family: string /* AttackFamilies.Text */; title: string /* "UDP amplification" */
  target: string|null; hostCount: number; direction: Direction; nodes: {id:string;name:string;pop:string}[]; interface: string; opened: string; onset: string; detected: string; resolved: string|null
  pps: number; bps: number; peakPps: number; peakBps: number; timesThreshold: number; vectors: Vector[]; owner: string|null; acknowledged: string|null; verdict: Verdict; detectionSeconds: number }
export interface Vector { name: string; family: string; protocol: string /* "udp" */; port: number|null; packetShare: number; byteShare: number; pps: number; bps: number; meanLength: number; signature: string|null; confidence: number }
export interface IncidentDetail { summary: IncidentSummary; reason: Reason; confidence: number; sourceCount: number; spoofedShare: number|null; sampled: number; locked: boolean; estimated: boolean
  normalPps: number; normalBps: number; observations: ObservationView[]; sources: SourceRow[]; targets: TargetRate[]; captures: Capture[]; notes: number }
export interface Reason { metric: 'packets'|'bits'; bound: string; value: number; threshold: number; windowMs: number; confirmations: number; text: string }
export interface ObservationView { id: string; node: {id:string;name:string;pop:string}; interface: string; state: string; onset: string; detected: string; ended: string|null; pps: number; bps: number; peakPps: number; peakBps: number; reason: Reason }
export interface SourceRow { address: string; packetShare: number }
export interface IncidentEvent { id: number; at: string; kind: 'opened'|'observed'|'updated'|'classified'|'severityChanged'|'acknowledged'|'note'|'captured'|'subsiding'|'reopened'|'resolved'|'verdict'; actor: string /* "agent edge-fra-03", user name, "detector" */; text: string }
export interface Capture { id: string; node: string; size: number; packets: number; packetsBefore: number; onset: string; sha256: string; complete: boolean; receivedBytes: number }
export interface PacketPage { total: number; matching: number; firstAttack: number /* packet number of first after onset */; items: PacketRow[] }
export interface PacketRow { number: number; offsetSeconds: number /* to onset */; source: string; destination: string; protocol: string; length: number; info: string; before: boolean }
export interface PacketDetail { row: PacketRow; hex: string; layers: { name: string; offset: number; length: number; fields: { name: string; value: string; offset: number; length: number }[] }[] }

export interface OverviewTick { v: number /* Overview.version: on mismatch refetch */; t: number /* epoch ms */; p: (number|null)[] /* pps by node order */; b: (number|null)[]; s: number[] /* index in NodeState list order above */; d: (number|null)[]; x: (number|null)[] /* thresholdShare */; lag: number; n: [p50pps: number, p99pps: number, thrPps: number, p50bps: number, p99bps: number, thrBps: number] }
export interface NodeTick { id: string; t: number; detail: NodeDetail }
