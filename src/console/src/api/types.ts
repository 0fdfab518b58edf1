import type { components } from './api'

type Schemas = components['schemas']

export type BgpGroup = Schemas['BgpGroup']
export type BgpPeer = Schemas['BgpPeer']
export type BgpPeerRequest = Schemas['BgpPeerRequest']
export type BgpPeerStatus = Schemas['BgpPeerStatus']
export type BgpRoute = Schemas['BgpRoute']
export type BgpRouteState = Schemas['BgpRouteState']
export type BgpSettings = Schemas['BgpSettings']
export type BlastRadius = Schemas['BlastRadius']
export type Bound = Schemas['Bound']
export type BrokenDownSeries = Schemas['BrokenDownSeries']
export type Capture = Schemas['Capture']
export type CommandHook = Schemas['CommandHook']
export type CustomerBody = Schemas['CustomerBody']
export type CustomerImportResult = Schemas['CustomerImportResult']
export type CustomerImportRow = Schemas['CustomerImportRow']
export type CustomerView = Schemas['CustomerView']
export type DayOfWeek = Schemas['DayOfWeek']
export type Direction = Schemas['Direction']
export type Disposition = Schemas['Disposition']
export type EnrollToken = Schemas['EnrollToken']
export type EnrollTokenRequest = Schemas['EnrollTokenRequest']
export type EnrollTokenStatus = Schemas['EnrollTokenStatus']
export type ExclusionsBody = Schemas['ExclusionsBody']
export type GoBgpDaemon = Schemas['GoBgpDaemon']
export type IncidentDetail = Schemas['IncidentDetail']
export type IncidentEvent = Schemas['IncidentEvent']
export type IncidentMitigation = Schemas['IncidentMitigation']
export type IncidentPage = Schemas['IncidentPage']
export type IncidentState = Schemas['IncidentState'] | 'mitigating'
export type IncidentSummary = Schemas['IncidentSummary']
export type Interface = Schemas['Interface']
export type InterfaceDirection = Schemas['InterfaceDirection']
export type KillSwitchCause = Schemas['KillSwitchCause']
export type KillSwitchView = Schemas['KillSwitchView']
export type LadderRung = Schemas['LadderRung']
export type LadderView = Schemas['LadderView']
export type LevelBody = Schemas['LevelBody']
export type LevelMode = Schemas['LevelMode']
export type MitigationDetail = Schemas['MitigationDetail']
export type MitigationLevel = Schemas['MitigationLevel']
export type MitigationPage = Schemas['MitigationPage']
export type MitigationState = Schemas['MitigationState']
export type MitigationStep = Schemas['MitigationStep']
export type MitigationSummary = Schemas['MitigationSummary']
export type MitigationWitness = Schemas['MitigationWitness']
export type Node = Schemas['Node']
export type NodeConfig = Schemas['NodeConfig']
export type NodeDetail = Schemas['NodeDetail']
export type NodeState = Schemas['NodeState']
export type Notice = Schemas['Notice']
export type Overview = Schemas['Overview']
export type OwnPrefixView = Schemas['OwnPrefixView']
export type PacketDetail = Schemas['PacketDetail']
export type PacketPage = Schemas['PacketPage']
export type PacketRow = Schemas['PacketRow']
export type PolicyBody = Schemas['PolicyBody']
export type PolicyOverrideBody = Schemas['PolicyOverrideBody']
export type PolicyPreview = Schemas['PolicyPreview']
export type PolicyView = Schemas['PolicyView']
export type Pop = Schemas['Pop']
export type PreviewIncident = Schemas['PreviewIncident']
export type PreviewLevel = Schemas['PreviewLevel']
export type PreviewLevelTotal = Schemas['PreviewLevelTotal']
export type PreviewRefusalTotal = Schemas['PreviewRefusalTotal']
export type ProtectedPrefixView = Schemas['ProtectedPrefixView']
export type ProtocolMix = Schemas['ProtocolMix']
export type Role = Schemas['Role']
export type RouteKind = Schemas['RouteKind']
export type RouterTexts = Schemas['RouterTexts']
export type RuleChangeView = Schemas['RuleChangeView']
export type RungState = Schemas['RungState']
export type SafetyEditResult = Schemas['SafetyEditResult']
export type SafetyEditView = Schemas['SafetyEditView']
export type SafetyLimitsBody = Schemas['SafetyLimitsBody']
export type SafetyView = Schemas['SafetyView']
export type ScheduleWindowBody = Schemas['ScheduleWindowBody']
export type ScrubbingBudget = Schemas['ScrubbingBudget']
export type ScrubbingCredentials = Schemas['ScrubbingCredentials']
export type ScrubbingDiversion = Schemas['ScrubbingDiversion']
export type ScrubbingKind = Schemas['ScrubbingKind']
export type ScrubbingPhase = Schemas['ScrubbingPhase']
export type ScrubbingPrefixTest = Schemas['ScrubbingPrefixTest']
export type ScrubbingProvider = Schemas['ScrubbingProvider']
export type ScrubbingProviderRequest = Schemas['ScrubbingProviderRequest']
export type ScrubbingReturn = Schemas['ScrubbingReturn']
export type ScrubbingReturnPath = Schemas['ScrubbingReturnPath']
export type ScrubbingSettings = Schemas['ScrubbingSettings']
export type ScrubbingTest = Schemas['ScrubbingTest']
export type ScrubbingUse = Schemas['ScrubbingUse']
export type Series = Schemas['Series']
export type Session = Schemas['Session']
export type SetupRequest = Schemas['SetupRequest']
export type SetupStatus = Schemas['SetupStatus']
export type Severity = Schemas['Severity']
export type SourceRow = Schemas['SourceRow']
export type TargetRate = Schemas['TargetRate']
export type TriggerBody = Schemas['TriggerBody']
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
  net: { pps: number | null; bps: number | null; dropped: number; delivered: number | null; reporting: number; nodes: number; bgpUp: number; bgpTotal: number }
  /** In the order of the snapshot's POPs; x is the highest share of a threshold. */
  pops: { p: (number | null)[]; b: (number | null)[]; x: number[] }
}

export interface NodeTick {
  id: string
  t: number
  detail: NodeDetail
}

export type * from './requests'
