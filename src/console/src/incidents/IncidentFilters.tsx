import { getRouteApi } from '@tanstack/react-router'
import type { Query } from '../api/client'
import type { IncidentState, Severity } from '../api/types'
import { plural } from '../format/numbers'
import { CsvLink } from '../lists/CsvLink'
import { FilterChip } from '../lists/FilterChip'
import { useOverview } from '../live/react'
import { Segments } from '../ui/Segments'
import { severityNames } from '../ui/SeverityChip'
import { TextFilter } from '../ui/TextFilter'
import { type IncidentsSearch, incidentStates, severities } from './search'
import { stateNames } from './wording'

const route = getRouteApi('/shell/incidents')

export function IncidentFilters({ total, request }: { total: number | null; request: Query }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const pops = useOverview().data?.pops ?? []
  const set = (change: Partial<IncidentsSearch>): void => void navigate({ search: (old) => ({ ...old, page: undefined, ...change }) })
  return (
    <div className="filters">
      <Segments<IncidentState | 'all'>
        small
        label="State"
        value={search.state ?? 'all'}
        options={[['all', 'All'], ...incidentStates.map((state) => [state, stateNames[state]] as const)]}
        onChange={(state) => set({ state: state === 'all' ? undefined : state })}
      />
      <select className="in" aria-label="Severity" value={search.severity ?? ''} onChange={(event) => set({ severity: (event.target.value || undefined) as Severity | undefined })}>
        <option value="">Any severity</option>
        {severities.map((severity) => (
          <option key={severity} value={severity}>
            {severityNames[severity]}
          </option>
        ))}
      </select>
      <select className="in" aria-label="Point of presence" value={search.pop ?? ''} onChange={(event) => set({ pop: event.target.value || undefined })}>
        <option value="">Any POP</option>
        {pops.map(({ code, name }) => (
          <option key={code} value={code}>
            {code} {name}
          </option>
        ))}
      </select>
      <TextFilter
        id="incident-filter"
        label="Filter by target, title or number"
        placeholder="Target, attack or number"
        value={search.q ?? ''}
        onChange={(q) => set({ q: q === '' ? undefined : q })}
      />
      {search.node !== undefined && <FilterChip remove={() => set({ node: undefined })}>Node {search.node}</FilterChip>}
      {search.customer !== undefined && <FilterChip remove={() => set({ customer: undefined })}>{search.customer}</FilterChip>}
      <div className="sp" />
      {total !== null && <span className="mut num">{plural(total, 'incident')}</span>}
      <CsvLink path="/incidents" request={request} />
    </div>
  )
}
