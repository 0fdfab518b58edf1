import type { LevelBody, MitigationLevel } from '../../api/types'

/** A level that a policy did not have: it only records, and only for the worst. */
export const freshLevel = (level: MitigationLevel): LevelBody => ({
  level,
  mode: 'observe',
  trigger: { bps: null, pps: null, linkShare: null, severity: 'critical', sustainedSeconds: 0, residualBps: null },
  ttlSeconds: 900,
  minimumHoldSeconds: 60,
  limitBps: null,
})
