import type { ReportEvery, ReportKind } from '../api/types'

export const kindNames: Record<ReportKind, string> = {
  incident: 'Incident, for the customer',
  evidence: 'Incident, for law enforcement',
  sla: 'Service level',
  month: 'Executive summary',
  earlyWarning: 'NIS2 early warning',
  notification: 'NIS2 notification',
  finalReport: 'NIS2 final report',
}

/** What a variant of an incident's report is for. */
export const kindNotes: Record<ReportKind, string> = {
  incident: 'In plain words: what it meant, what was done, when. It names neither nodes nor people.',
  evidence: 'Evidence with hashes, clock and sampling, sources with their networks, the whole timeline, the method.',
  sla: 'A customer’s period against what was promised.',
  month: 'A period of the whole network on a few pages.',
  earlyWarning: 'A draft, due 24 hours after the incident became known. Complete the blanks before it is handed in.',
  notification: 'A draft, due 72 hours after the incident became known. Complete the blanks before it is handed in.',
  finalReport: 'A draft, due a month after the notification. Complete the blanks before it is handed in.',
}

export const incidentKinds = ['incident', 'evidence', 'earlyWarning', 'notification', 'finalReport'] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** The variants that a person goes on writing in. */
export const isDraft = (kind: ReportKind): boolean => kind === 'earlyWarning' || kind === 'notification' || kind === 'finalReport'

export const everyNames: Record<ReportEvery, string> = { week: 'Each week', month: 'Each month' }

export const fileFormats = [
  ['html', 'HTML'],
  ['pdf', 'PDF'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const

export const kinds = (Object.keys(kindNames) as ReportKind[]).map((kind) => [kind, kindNames[kind]] as const)
