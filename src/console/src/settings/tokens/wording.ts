import type { TokenScope } from '../../api/types'

/** What a scope is called, and what it lets a program do. */
export const scopeNames: Record<TokenScope, readonly [name: string, what: string]> = {
  read: ['Read', 'See what you see, without what only administrators see'],
  incidents: ['Incidents', 'Acknowledge, resolve, note and silence'],
  mitigations: ['Mitigations', 'Start, approve and withdraw; the kill switch'],
  nodes: ['Nodes', 'Add, name, configure and update'],
  admin: ['Everything', 'All that you may do through the API'],
}

export const scopes = ['read', 'incidents', 'mitigations', 'nodes', 'admin'] as const satisfies readonly TokenScope[]
