import type { ComponentScope, ComponentState, Severity, StoryPhase } from '../api/types'

export const stateNames: Record<ComponentState, string> = {
  operational: 'Operational',
  maintenance: 'Maintenance',
  degraded: 'Degraded',
  partial: 'Partial outage',
  major: 'Major outage',
}

/** The tag that a state is shown by. */
export const stateTags: Record<ComponentState, string> = {
  operational: 'tag ok',
  maintenance: 'tag',
  degraded: 'tag warn',
  partial: 'tag warn',
  major: 'tag bad',
}

export const phaseNames: Record<StoryPhase, string> = {
  investigating: 'Investigating',
  mitigating: 'Mitigating',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
}

export const scopeNames: Record<ComponentScope, string> = { node: 'Nodes', pop: 'POPs', customer: 'Customers' }

export const impacts = (['operational', 'degraded', 'partial', 'major'] as const).map((state) => [state, stateNames[state]] as const)

export const phases = (['investigating', 'mitigating', 'monitoring', 'resolved'] as const).map((phase) => [phase, phaseNames[phase]] as const)

export const severities: readonly (readonly [Severity, string])[] = [
  ['low', 'Low and above'],
  ['medium', 'Medium and above'],
  ['high', 'High and above'],
  ['critical', 'Critical only'],
]
