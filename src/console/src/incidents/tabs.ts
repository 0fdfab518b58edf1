/** What stands below an incident's chart. */
export const tabs = ['packets', 'sources', 'targets', 'detection', 'evidence'] as const

export type Tab = (typeof tabs)[number]
