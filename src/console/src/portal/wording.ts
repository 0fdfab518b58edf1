import type { IncidentState, MitigationLevel } from '../api/types'

export const portalStates: Record<IncidentState, string> = {
  open: 'Under way',
  acknowledged: 'Under way',
  subsiding: 'Fading',
  resolved: 'Over',
  mitigating: 'Being mitigated',
}

export const portalLevels: Record<MitigationLevel, string> = {
  firewall: 'Filtered at the edge',
  flowSpec: 'Filtered by routers',
  blackhole: 'Taken off the network',
  scrubbing: 'Cleaned by a provider',
}
