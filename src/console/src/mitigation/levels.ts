import { Ban, Cloud, type LucideIcon, Route, ShieldCheck } from 'lucide-react'
import type { MitigationLevel } from '../api/types'

export const levels: readonly MitigationLevel[] = ['firewall', 'flowSpec', 'blackhole', 'scrubbing']

export const levelNumbers: Record<MitigationLevel, number> = { firewall: 1, flowSpec: 2, blackhole: 3, scrubbing: 4 }

export const levelNames: Record<MitigationLevel, string> = { firewall: 'Local firewall', flowSpec: 'BGP FlowSpec', blackhole: 'RTBH', scrubbing: 'Cloud scrubbing' }

/** As they stand beside a number: "L2 FlowSpec". */
export const shortLevelNames: Record<MitigationLevel, string> = { firewall: 'L1 firewall', flowSpec: 'L2 FlowSpec', blackhole: 'L3 RTBH', scrubbing: 'L4 scrubbing' }

export const levelIcons: Record<MitigationLevel, LucideIcon> = { firewall: ShieldCheck, flowSpec: Route, blackhole: Ban, scrubbing: Cloud }
