import type { Disposition, LadderRung, MitigationState, MitigationSummary, RungState } from '../api/types'
import { percent } from '../format/numbers'
import type { Pip } from './Pips'

export const stateNames: Record<MitigationState, string> = {
  proposed: 'Proposed',
  approved: 'Approved',
  requested: 'Requested',
  accepted: 'Accepted',
  effective: 'Effective',
  failed: 'Failed',
  refused: 'Refused',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
}

const over: ReadonlySet<MitigationState> = new Set(['refused', 'expired', 'withdrawn'])

export const isOver = (state: MitigationState): boolean => over.has(state)

/** What waits for a person: suggested by a policy, or asked for by it. */
export const isPending = (mitigation: MitigationSummary): boolean =>
  mitigation.state === 'proposed' && (mitigation.disposition === 'proposed' || mitigation.disposition === 'awaitsApproval')

export function stateName(mitigation: MitigationSummary): string {
  if (mitigation.disposition === 'observed' && !isOver(mitigation.state)) return 'Observed only'
  if (mitigation.state === 'proposed' && mitigation.disposition === 'awaitsApproval') return 'Waits for approval'
  return stateNames[mitigation.state]
}

export function stateTag(mitigation: MitigationSummary): string {
  if (mitigation.disposition === 'observed') return 'tag'
  switch (mitigation.state) {
    case 'accepted':
    case 'effective':
      return 'tag mit'
    case 'failed':
    case 'refused':
      return 'tag bad'
    case 'proposed':
      return 'tag warn'
    case 'approved':
    case 'requested':
      return 'tag info'
    default:
      return 'tag'
  }
}

export const rungNames: Record<RungState, string> = {
  off: 'Off',
  armed: 'Armed',
  waiting: 'Waits for approval',
  observed: 'Observed only',
  starting: 'Starting',
  active: 'Active',
  unavailable: 'Unavailable',
  refused: 'Refused',
}

export const rungTags: Record<RungState, string> = {
  off: 'tag',
  armed: 'tag',
  waiting: 'tag warn',
  observed: 'tag',
  starting: 'tag info',
  active: 'tag mit',
  unavailable: 'tag',
  refused: 'tag bad',
}

/** How a rung of the rail is drawn. */
export function rungLook(state: RungState): string {
  if (state === 'active' || state === 'starting') return 'on'
  if (state === 'waiting') return 'wait'
  return state === 'armed' || state === 'observed' ? 'arm' : 'no'
}

/** Filled up to the level in force, outlined where the policy has more. */
export function pipsOf(rung: number, rungs: number): Pip[] {
  return Array.from({ length: 4 }, (_, i) => (i < rung ? 'active' : i < rungs ? 'armed' : 'off'))
}

/** Whether the ladder goes by itself, asks, or only watches: what the levels that are switched on may do. */
export function ladderMode(levels: readonly LadderRung[]): string {
  const modes = levels.map(({ mode }) => mode).filter((mode) => mode !== null)
  if (modes.every((mode) => mode === 'observe')) return 'Monitor only'
  if (modes.every((mode) => mode === 'auto')) return 'Automatic'
  return modes.includes('auto') ? 'Automatic, asks above' : 'Asks first'
}

/** The share of an attack that is gone; one decimal where the last percents matter. */
export const effectShare = (share: number): string => (share > 0.9 && share < 0.995 ? `${(share * 100).toFixed(1)}%` : percent(share))

/** "26:18" to the end of a mitigation; hours where there are any. */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds))
  const two = (value: number): string => String(value).padStart(2, '0')
  const tail = `${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`
  return left >= 3600 ? `${Math.floor(left / 3600)}:${tail}` : tail
}

export const requester = (mitigation: MitigationSummary): string =>
  mitigation.person ?? (mitigation.policy === null ? '–' : `${mitigation.policy}${mitigation.policyRevision === null ? '' : `, revision ${mitigation.policyRevision}`}`)

/** The server's words as a sentence. */
export const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`

/** What a level came to, or would have. */
export const dispositionVerbs: Record<Disposition, string> = { observed: 'observed', proposed: 'proposed', awaitsApproval: 'asks', apply: 'applied' }

export const dispositionTags: Record<Disposition, string> = { observed: 'tag', proposed: 'tag info', awaitsApproval: 'tag warn', apply: 'tag mit' }
