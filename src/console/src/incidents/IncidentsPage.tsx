import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Siren } from 'lucide-react'
import { useMemo, useState } from 'react'
import { incidentsQuery } from '../api/queries'
import type { IncidentSummary } from '../api/types'
import { ListPanel } from '../lists/ListPanel'
import { useOverview } from '../live/react'
import { type RangeSearch, resolveRange } from '../shell/range'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Empty } from '../ui/States'
import { BulkBar } from './BulkBar'
import { IncidentFilters } from './IncidentFilters'
import { IncidentTable, useIncidentRows } from './IncidentTable'
import { incidentsRequest } from './search'
import { useIncidentKeys } from './useIncidentKeys'
import './incidents.css'

const route = getRouteApi('/shell/incidents')
const none: IncidentSummary[] = []

export function IncidentsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const overview = useOverview().data
  const request = useMemo(() => incidentsRequest(search, bounds(search)), [search])
  const query = useQuery({ ...incidentsQuery(request), refetchInterval: 10_000 })
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  const items = query.data?.items ?? none
  const rows = useIncidentRows(items)
  const { cursor, error } = useIncidentKeys(rows, selected)
  useTabTitle('Incidents', overview?.incidents.length ?? 0)

  return (
    <>
      <TopBar range="Any time" crumb={<h1>Incidents</h1>} />
      <div className="c list-page">
        <ListPanel
          name="Incidents"
          query={query}
          page={search.page ?? 1}
          onPage={(page) => void navigate({ search: (old) => ({ ...old, page }) })}
          head={
            <>
              <IncidentFilters total={query.data?.total ?? null} request={request} />
              {error !== null && (
                <p className="err list-error" role="alert">
                  {error.message}
                </p>
              )}
              {selected.size > 0 && <BulkBar items={items} selected={selected} clear={() => setSelected(new Set())} />}
            </>
          }
        >
          {items.length === 0 ? <NoIncidents filtered={Object.keys(search).length > 0} /> : <IncidentTable rows={rows} cursor={cursor} selected={selected} onSelect={setSelected} />}
        </ListPanel>
      </div>
    </>
  )
}

/** Only a range that stands in the URL narrows the list. */
function bounds(search: RangeSearch): { from?: number; to?: number } {
  if (search.from === undefined && search.to === undefined) return {}
  const { from, to } = resolveRange(search, Date.now())
  return { from: Math.floor(from / 10_000) * 10_000, to: Math.ceil(to / 10_000) * 10_000 }
}

function NoIncidents({ filtered }: { filtered: boolean }) {
  const navigate = route.useNavigate()
  return filtered ? (
    <Empty icon={Siren} title="No incident matches these filters">
      <button type="button" className="btn" onClick={() => void navigate({ search: {} })}>
        Clear filters
      </button>
    </Empty>
  ) : (
    <Empty icon={Siren} title="No incident so far">
      <p>Nodes open an incident by themselves when traffic leaves its baseline. Nothing has to be configured for that.</p>
    </Empty>
  )
}
