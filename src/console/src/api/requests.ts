import type { BlastRadius, MitigationLevel, RouterTexts } from './types'

/** Requests for mitigations and their preview, as the server's contract has them. */
export interface PreviewedMitigation { action: string; texts: RouterTexts; admitted: boolean; refusal: string | null; prediction: string | null; against: string }
export interface MitigationPreview { mitigations: PreviewedMitigation[]; blast: BlastRadius; approvalsNeeded: number; takers: string[]; warnings: string[] }
export interface MatchBody { source: string | null; protocols: string[] | null; sourcePorts: string[] | null; destinationPorts: string[] | null; packetLengths: string[] | null; icmpTypes: string[] | null; tcpFlags: string[] | null; fragments: boolean }
export interface MitigationRequest { level: MitigationLevel; target: string | null; incident: number | null; match: MatchBody | null; limitBps: number | null; nodes: string[] | null; ttlMinutes: number; reason: string }
