import type { Bound, NodeState } from '../api/types'
import type { Shape } from '../ui/Glyph'

export const nodeStateNames: Record<NodeState, string> = {
  offline: 'Offline',
  learning: 'Learning',
  normal: 'Normal',
  elevated: 'Elevated',
  attack: 'Attack',
  subsiding: 'Subsiding',
  waiting: 'Waiting',
}

export const nodeShapes: Record<NodeState, Shape> = {
  offline: 'off',
  learning: 'low',
  normal: 'ok',
  elevated: 'medium',
  attack: 'critical',
  subsiding: 'medium',
  waiting: 'off',
}

/** The release without the hash of its source. */
export const shortVersion = (version: string): string => version.split('+')[0] ?? version

export const boundNames: Record<Bound['bound'], string> = {
  p99: 'Multiple of p99',
  hourOfWeek: 'Hour of week',
  capacity: 'Capacity',
  floor: 'Floor',
  static: 'Static',
}

/** Worst first, for sorting. */
export const stateRank: Record<NodeState, number> = { attack: 6, elevated: 5, subsiding: 4, offline: 3, waiting: 2, learning: 1, normal: 0 }
