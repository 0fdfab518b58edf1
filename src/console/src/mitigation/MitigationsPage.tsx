import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Download, Plus, ShieldCheck } from 'lucide-react'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import { url } from '../api/client'
import type { MitigationLevel, MitigationSummary } from '../api/types'
import { count, plural } from '../format/numbers'
import { useLive, useOverview } from '../live/react'
import { type Binding, useKeys } from '../shell/keys'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { Segments } from '../ui/Segments'
import { Empty, Failure, Loading } from '../ui/States'
import { TextFilter } from '../ui/TextFilter'
import { levels, shortLevelNames } from './levels'
import { MitigationDrawer } from './MitigationDrawer'
import { MitigationRows } from './MitigationRows'
import { PendingList } from './PendingList'
import { mitigationsQuery } from './queries'
import { mitigationsRequest, type MitigationsSearch, pageSize } from './search'
import { isPending } from './wording'
import './mitigations.css'

const StartDialog = lazy(() => import('./StartDialog'))
const route = getRouteApi('/shell/mitigations')
const none: MitigationSummary[] = []

/** Everything that is done about attacks, on every level: what waits for a person first, then what is in force or over. */
export function MitigationsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const live = useLive()
  const request = useMemo(() => mitigationsRequest(search), [search])
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...mitigationsQuery(request), refetchInterval: () => (live.paused ? false : 5000) })
  const items = data?.items ?? none
  const pending = items.filter(isPending)
  const rest = items.filter((each) => !isPending(each))
  const cursor = useRowKeys(rest)
  useTabTitle('Mitigations', useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar crumb={<h1>Mitigations</h1>} range={false} />
      <div className="c list-page with-drawer">
        <section className="panel list" aria-label="Mitigations" aria-busy={isPlaceholderData}>
          <Filters total={data?.total ?? null} />
          {data === undefined ? (
            error === null ? <Loading rows={10} label="Loading mitigations" /> : <Failure error={error} retry={() => void refetch()} />
          ) : (
            <>
              {pending.length > 0 && <PendingList items={pending} />}
              {rest.length > 0 && <MitigationRows items={rest} open={search.m} cursor={cursor} />}
              {items.length === 0 && <Nothing search={search} />}
              {data.total > pageSize && <Pages total={data.total} />}
            </>
          )}
        </section>
        {search.m !== undefined && <MitigationDrawer number={search.m} close={() => void navigate({ search: (old) => ({ ...old, m: undefined }) })} />}
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
      {search.customer !== undefined && (
        <button type="button" className="tag info chip" onClick={() => set({ customer: undefined })}>
          {search.customer} ✕
        </button>
      )}
      <div className="sp" />
      {total !== null && <span className="mut num">{plural(total, 'mitigation')}</span>}
      <a className="btn sm" href={url('/mitigations', { ...mitigationsRequest(search), limit: undefined, offset: undefined, format: 'csv' })} download title="Everything these filters match">
        <Download className="i s" aria-hidden="true" />
        CSV
      </a>
      <Action className="btn p sm" refusal={refusal} onClick={() => setStarting(true)}>
        <Plus className="i s" aria-hidden="true" />
        Start by hand
      </Action>
      {starting && (
        <Suspense fallback={null}>
          <StartDialog start={{ level: 'firewall', incident: null, target: null }} close={() => setStarting(false)} />
        </Suspense>
      )}
    </div>
  )
}

function useRowKeys(rows: readonly MitigationSummary[]): number {
  const [cursor, setCursor] = useState(-1)
  const navigate = route.useNavigate()
  const current = rows[cursor]?.number
  const bindings = useMemo<Binding[]>(
    () => [
      { keys: 'j', label: 'Next mitigation', run: () => setCursor((at) => Math.min(rows.length - 1, at + 1)) },
      { keys: 'k', label: 'Previous mitigation', run: () => setCursor((at) => Math.max(0, at - 1)) },
      { keys: 'enter', label: 'Open the evidence', run: () => current !== undefined && void navigate({ search: (old) => ({ ...old, m: current }) }) },
      { keys: 'escape', label: 'Close the evidence', run: () => void navigate({ search: (old) => ({ ...old, m: undefined }) }) },
      { keys: '/', label: 'Filter', run: () => document.querySelector<HTMLInputElement>('#mitigation-filter')?.focus() },
    ],
    [rows.length, current, navigate],
  )
  useKeys(bindings)
  return cursor
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
