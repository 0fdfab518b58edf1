import type { QueryClient } from '@tanstack/react-query'
import { incidentEventsQuery, incidentQuery, overviewQuery } from '../api/queries'
import type { IncidentDetail, IncidentEvent, IncidentSummary, LadderView, MitigationSummary, Overview } from '../api/types'

/** Puts a changed incident everywhere it is shown, without waiting for a fetch. */
export function incidentChanged(queries: QueryClient, summary: IncidentSummary): void {
  const before = queries.getQueryData<Overview>(overviewQuery.queryKey)
  const known = before?.incidents.find(({ number }) => number === summary.number)
  queries.setQueryData<Overview>(overviewQuery.queryKey, (overview) => overview && withIncident(overview, summary))
  // The key figures are the server's; they change when an incident opens, is taken or ends, not with each new rate.
  if (known?.state !== summary.state || known.acknowledged !== summary.acknowledged) void queries.invalidateQueries(overviewQuery)
  queries.setQueryData<IncidentDetail>(
    incidentQuery(summary.number).queryKey,
    (detail) => detail && { ...detail, summary },
  )
  void queries.invalidateQueries({ queryKey: ['incidents'] })
  void queries.invalidateQueries(incidentQuery(summary.number))
}

export function incidentEventArrived(queries: QueryClient, number: number, event: IncidentEvent): void {
  queries.setQueryData<IncidentEvent[]>(incidentEventsQuery(number).queryKey, (events) =>
    events === undefined || events.some((known) => known.id === event.id) ? events : [...events, event],
  )
}

/** The ladder an open incident page shows, as it is now. */
export function ladderChanged(queries: QueryClient, ladder: LadderView): void {
  queries.setQueryData<LadderView>(['ladder', ladder.incident], ladder)
}

export function mitigationChanged(queries: QueryClient, mitigation: MitigationSummary): void {
  void queries.invalidateQueries({ queryKey: ['mitigations'] })
  void queries.invalidateQueries({ queryKey: ['mitigation', mitigation.number] })
  if (mitigation.incident !== null) void queries.invalidateQueries({ queryKey: ['ladder', mitigation.incident] })
}

export function nodeJoined(queries: QueryClient, tokenId: string): void {
  void queries.invalidateQueries({ queryKey: ['enroll-token', tokenId] })
  void queries.invalidateQueries({ queryKey: ['nodes'] })
  void queries.invalidateQueries(overviewQuery)
}

export function withIncident(overview: Overview, summary: IncidentSummary): Overview {
  const others = overview.incidents.filter((incident) => incident.number !== summary.number)
  const resolved = overview.resolvedToday.filter((incident) => incident.number !== summary.number)
  if (summary.state === 'resolved') return { ...overview, incidents: others, resolvedToday: [summary, ...resolved] }
  const known = others.length < overview.incidents.length
  const incidents = known
    ? overview.incidents.map((incident) => (incident.number === summary.number ? summary : incident))
    : [summary, ...others]
  return { ...overview, incidents, resolvedToday: resolved }
}
