import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus, ShieldCheck } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import type { MitigationLevel, MitigationSummary } from '../api/types'
import { plural } from '../format/numbers'
import { CsvLink } from '../lists/CsvLink'
import { FilterChip } from '../lists/FilterChip'
import { ListPanel } from '../lists/ListPanel'
import { useCursor } from '../lists/useCursor'
import { useLive, useOverview } from '../live/react'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { Segments } from '../ui/Segments'
import { Empty } from '../ui/States'
import { TextFilter } from '../ui/TextFilter'
import { later } from '../ui/later'
import { levels, shortLevelNames } from './levels'
import { MitigationDrawer } from './MitigationDrawer'
import { MitigationRows } from './MitigationRows'
import { PendingList } from './PendingList'
import { mitigationsQuery } from './queries'
import { mitigationsRequest, type MitigationsSearch } from './search'
import { isPending } from './wording'
import './mitigations.css'

const StartDialog = later(() => import('./StartDialog'))
const route = getRouteApi('/shell/mitigations')
const none: MitigationSummary[] = []

/** Nodes count what they drop each second; so often it is read again while it is looked at. */
const everyCount = 2000

/** Everything that is done about attacks, on every level: what waits for a person first, then what is in force or over. */
export function MitigationsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const live = useLive()
  const request = useMemo(() => mitigationsRequest(search), [search])
  const query = useQuery({ ...mitigationsQuery(request), refetchInterval: () => (live.paused ? false : search.show === 'past' ? 10_000 : everyCount) })
  const items = query.data?.items ?? none
  const pending = items.filter(isPending)
  const rest = items.filter((each) => !isPending(each))
  const open = (m: number | undefined): void => void navigate({ search: (old) => ({ ...old, m }) })
  const cursor = useCursor(rest, {
    noun: 'mitigation',
    filter: 'mitigation-filter',
    open: { label: 'Open the evidence', run: ({ number }) => open(number) },
    more: [{ keys: 'escape', label: 'Close the evidence', run: () => open(undefined) }],
  })
  useTabTitle('Mitigations', useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar crumb={<h1>Mitigations</h1>} range={false} />
      <div className="c list-page with-drawer">
        <ListPanel
          name="Mitigations"
          query={query}
          page={search.page ?? 1}
          onPage={(page) => void navigate({ search: (old) => ({ ...old, page }) })}
          head={<Filters total={query.data?.total ?? null} />}
        >
          {pending.length > 0 && <PendingList items={pending} />}
          {rest.length > 0 && <MitigationRows items={rest} open={search.m} cursor={cursor} />}
          {items.length === 0 && <Nothing search={search} />}
        </ListPanel>
        {search.m !== undefined && <MitigationDrawer number={search.m} close={() => open(undefined)} />}
      </div>
    </>
  )
}

function Filters({ total }: { total: number | null }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const refusal = useAnalystRefusal()
  const [starting, setStarting] = useState(false)
  const set = useCallback((change: Partial<MitigationsSearch>): void => void navigate({ search: (old) => ({ ...old, page: undefined, ...change }) }), [navigate])
  const find = useCallback((q: string): void => set({ q: q === '' ? undefined : q }), [set])
  return (
    <div className="filters">
      <Segments<'active' | 'past' | 'all'>
        small
        label="Show"
        value={search.show ?? 'active'}
        options={[['active', 'Active'], ['past', 'Past'], ['all', 'All']]}
        onChange={(show) => set({ show: show === 'active' ? undefined : show })}
      />
      <select className="in" aria-label="Level" value={search.level ?? ''} onChange={(event) => set({ level: (event.target.value || undefined) as MitigationLevel | undefined })}>
        <option value="">Any level</option>
        {levels.map((level) => (
          <option key={level} value={level}>
            {shortLevelNames[level]}
          </option>
        ))}
      </select>
      <TextFilter id="mitigation-filter" label="Filter mitigations by target" placeholder="Target" value={search.q ?? ''} onChange={find} />
      {search.customer !== undefined && <FilterChip remove={() => set({ customer: undefined })}>{search.customer}</FilterChip>}
      <div className="sp" />
      {total !== null && <span className="mut num">{plural(total, 'mitigation')}</span>}
      <CsvLink path="/mitigations" request={mitigationsRequest(search)} />
      <Action className="btn p sm" refusal={refusal} onClick={() => setStarting(true)}>
        <Plus className="i s" aria-hidden="true" />
        Start by hand
      </Action>
      {starting && (
        <StartDialog start={{ level: 'firewall', incident: null, target: null }} close={() => setStarting(false)} />
      )}
    </div>
  )
}

function Nothing({ search }: { search: MitigationsSearch }) {
  const navigate = route.useNavigate()
  const filtered = search.level !== undefined || search.q !== undefined || search.customer !== undefined
  if (filtered)
    return (
      <Empty icon={ShieldCheck} title="No mitigation matches these filters">
        <button type="button" className="btn" onClick={() => void navigate({ search: { show: search.show } })}>
          Clear filters
        </button>
      </Empty>
    )
  return search.show === undefined ? (
    <Empty icon={ShieldCheck} title="Nothing is filtered, announced or diverted now">
      <p>What the policies or people start appears here by itself, with the routers and nodes that took it.</p>
    </Empty>
  ) : (
    <Empty icon={ShieldCheck} title="No mitigation so far" />
  )
}
