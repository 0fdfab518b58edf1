import type { IncidentState, IncidentSummary, Vector, Verdict } from '../api/types'
import { percent } from '../format/numbers'
import { duration, epoch } from '../format/time'

export const stateNames: Record<IncidentState, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  mitigating: 'Mitigating',
  subsiding: 'Subsiding',
  resolved: 'Resolved',
}

/** What somebody can still take: what lasts, and nobody has taken. */
export const canAcknowledge = ({ acknowledged, state }: Pick<IncidentSummary, 'acknowledged' | 'state'>): boolean => acknowledged === null && state !== 'resolved'

export const verdictNames: Record<Verdict, string> = {
  none: 'No verdict',
  truePositive: 'Attack',
  falsePositive: 'False alarm',
  test: 'Test',
}

/** "DNS 68% · NTP 22%": the strongest vectors by share of packets. */
export function vectorLine(vectors: readonly Vector[], limit = 3): string {
  return vectors
    .slice(0, limit)
    .map((vector) => `${shortName(vector.name)} ${percent(vector.packetShare)}`)
    .join(' · ')
}

const shortName = (name: string): string => name.replace(/ (amplification|reflection)$/, '')

export const running = (incident: IncidentSummary, now: number): string =>
  duration(((incident.resolved === null ? now : epoch(incident.resolved)) - epoch(incident.onset)) / 1000)

/** The target, or what the server could say instead of one. */
export function targetOf(incident: Pick<IncidentSummary, 'target' | 'nodes'>): string {
  return incident.target === null ? (incident.nodes[0]?.name ?? 'unknown target') : shownTarget(incident.target)
}

/** A single host is shown without its prefix length. */
export const shownTarget = (target: string): string => target.replace(/(?<=\.\d+)\/32$|(?<=:.*)\/128$/, '')

export const nodeNames = (incident: IncidentSummary): string =>
  incident.nodes.length <= 2 ? incident.nodes.map((node) => node.name).join(', ') : `${incident.nodes[0]?.name ?? ''} and ${incident.nodes.length - 1} more`

export const statusTag = (state: IncidentState): string =>
  ({ open: 'tag bad', acknowledged: 'tag info', mitigating: 'tag mit', subsiding: 'tag warn', resolved: 'tag ok' })[state]
