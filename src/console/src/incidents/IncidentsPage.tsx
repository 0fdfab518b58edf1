import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Siren } from 'lucide-react'
import { useMemo, useState } from 'react'
import { incidentsQuery } from '../api/queries'
import type { IncidentSummary } from '../api/types'
import { count } from '../format/numbers'
import { useOverview } from '../live/react'
import { type RangeSearch, resolveRange } from '../shell/range'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Empty, Failure, Loading } from '../ui/States'
import { BulkBar } from './BulkBar'
import { IncidentFilters } from './IncidentFilters'
import { IncidentTable, useIncidentRows } from './IncidentTable'
import { incidentsRequest, pageSize } from './search'
import { useListKeys } from './useListKeys'
import './incidents.css'

const route = getRouteApi('/shell/incidents')
const none: IncidentSummary[] = []

export function IncidentsPage() {
  const search = route.useSearch()
  const overview = useOverview().data
  const request = useMemo(() => incidentsRequest(search, bounds(search)), [search])
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...incidentsQuery(request), refetchInterval: 10_000 })
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  const items = data?.items ?? none
  const rows = useIncidentRows(items)
  const cursor = useListKeys(rows, selected)
  useTabTitle('Incidents', overview?.incidents.length ?? 0)

  return (
    <>
      <TopBar range="Any time" crumb={<h1>Incidents</h1>} />
      <div className="c list-page">
        <section className="panel list" aria-label="Incidents" aria-busy={isPlaceholderData}>
          <IncidentFilters total={data?.total ?? null} request={request} />
          {selected.size > 0 && <BulkBar items={items} selected={selected} clear={() => setSelected(new Set())} />}
          {data === undefined ? (
            error === null ? <Loading rows={10} label="Loading incidents" /> : <Failure error={error} retry={() => void refetch()} />
          ) : items.length === 0 ? (
            <NoIncidents filtered={Object.keys(search).length > 0} />
          ) : (
            <IncidentTable rows={rows} cursor={cursor} selected={selected} onSelect={setSelected} />
          )}
          {data !== undefined && data.total > pageSize && <Pages total={data.total} />}
        </section>
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

function Pages({ total }: { total: number }) {
  const { page = 1 } = route.useSearch()
  const navigate = route.useNavigate()
  const last = Math.ceil(total / pageSize)
  const go = (to: number) => () => void navigate({ search: (old) => ({ ...old, page: to === 1 ? undefined : to }) })
  return (
    <div className="pages num">
      <span className="mut">
        {count((page - 1) * pageSize + 1)}–{count(Math.min(page * pageSize, total))} of {count(total)}
      </span>
      <button type="button" className="btn sm" disabled={page <= 1} onClick={go(page - 1)}>
        Newer
      </button>
      <button type="button" className="btn sm" disabled={page >= last} onClick={go(page + 1)}>
        Older
      </button>
    </div>
  )
}
