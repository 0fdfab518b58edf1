import type { components } from './api'

type Schemas = components['schemas']

export type BrokenDownSeries = Schemas['BrokenDownSeries']
export type Bound = Schemas['Bound']
export type Capture = Schemas['Capture']
export type Direction = Schemas['Direction']
export type EnrollToken = Schemas['EnrollToken']
export type EnrollTokenRequest = Schemas['EnrollTokenRequest']
export type EnrollTokenStatus = Schemas['EnrollTokenStatus']
export type IncidentDetail = Schemas['IncidentDetail']
export type IncidentEvent = Schemas['IncidentEvent']
export type IncidentPage = Schemas['IncidentPage']
export type IncidentState = Schemas['IncidentState']
export type IncidentSummary = Schemas['IncidentSummary']
export type Interface = Schemas['Interface']
export type InterfaceDirection = Schemas['InterfaceDirection']
export type Node = Schemas['Node']
export type NodeConfig = Schemas['NodeConfig']
export type NodeDetail = Schemas['NodeDetail']
export type NodeState = Schemas['NodeState']
export type Notice = Schemas['Notice']
export type Overview = Schemas['Overview']
export type PacketDetail = Schemas['PacketDetail']
export type PacketPage = Schemas['PacketPage']
export type PacketRow = Schemas['PacketRow']
export type Pop = Schemas['Pop']
export type ProtocolMix = Schemas['ProtocolMix']
export type Role = Schemas['Role']
export type Series = Schemas['Series']
export type Session = Schemas['Session']
export type SetupRequest = Schemas['SetupRequest']
export type SetupStatus = Schemas['SetupStatus']
export type Severity = Schemas['Severity']
export type SourceRow = Schemas['SourceRow']
export type TargetRate = Schemas['TargetRate']
export type Vector = Schemas['Vector']
export type Verdict = Schemas['Verdict']
export type WallLink = Schemas['WallLink']

// Hub messages travel outside the REST document, so their shapes stand here.

/** One second of every node, in the order of the overview snapshot with the same version. */
export interface OverviewTick {
  v: number
  /** Epoch milliseconds. */
  t: number
  p: (number | null)[]
  b: (number | null)[]
  /** Index of the node state. */
  s: number[]
  /** Share of the threshold. */
  x: (number | null)[]
  /** Ingest lag in ms. */
  lag: number
  /** References of the network. */
  n: [p50Pps: number, p99Pps: number, thresholdPps: number, p50Bps: number, p99Bps: number, thresholdBps: number]
  net: { pps: number | null; bps: number | null; dropped: number; reporting: number; nodes: number; bgpUp: number; bgpTotal: number }
  /** In the order of the snapshot's POPs; x is the highest share of a threshold. */
  pops: { p: (number | null)[]; b: (number | null)[]; x: number[] }
}

export interface NodeTick {
  id: string
  t: number
  detail: NodeDetail
}
