import type { Overview } from '../api/types'
import { plural } from '../format/numbers'

export interface StatusLine {
  text: string
  level: 'bad' | 'warn' | 'good'
}

/** The whole network in one line that is readable from the door. */
export function statusLine({ incidents, kpi }: Pick<Overview, 'incidents' | 'kpi'>): StatusLine {
  if (incidents.length > 0) {
    const open = kpi.unacknowledged > 0 ? `, ${kpi.unacknowledged} unacknowledged` : ', all acknowledged'
    return { text: plural(incidents.length, 'active attack') + open, level: 'bad' }
  }
  if (kpi.silent.length > 0) return { text: `No attack, ${plural(kpi.silent.length, 'node')} silent`, level: 'warn' }
  return { text: 'No attack in progress', level: 'good' }
}
