import type { LevelMode } from '../../api/types'

export const modeNames: Record<LevelMode, string> = {
  observe: 'Observe: record only',
  propose: 'Propose: a person starts it',
  approve: 'Approve: asks first',
  auto: 'Automatic',
}
