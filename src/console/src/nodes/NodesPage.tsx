import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Download, Funnel, Package, Plus, Server } from 'lucide-react'
import { useMemo } from 'react'
import { useAdminRefusal } from '../access/session'
import { nodesQuery } from '../api/queries'
import type { Node } from '../api/types'
import { plural } from '../format/numbers'
import { useLive, useOverview } from '../live/react'
import { type Binding, useKeys } from '../shell/keys'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { csv, download } from '../ui/csv'
import { Empty, Failure, Loading } from '../ui/States'
import { AuthorityWarning } from './AuthorityWarning'
import { NodeTable } from './NodeTable'
import { matching } from './search'
import './nodes.css'

const route = getRouteApi('/shell/nodes')
const keys: Binding[] = [{ keys: '/', label: 'Filter nodes', run: () => document.querySelector<HTMLInputElement>('#node-filter')?.focus() }]

export function NodesPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const live = useLive()
  const overview = useOverview().data
  const { data, error, refetch } = useQuery({ ...nodesQuery, refetchInterval: () => (live.paused ? false : 5000) })
  const shown = useMemo(() => matching(data ?? [], search), [data, search])
  useKeys(keys)
  useTabTitle('Nodes', overview?.incidents.length ?? 0)
  return (
    <>
      <TopBar crumb={<h1>Nodes</h1>} range={false} />
      <div className="c list-page">
        <AuthorityWarning />
        <section className="panel list" aria-label="Nodes">
          <div className="filters">
            <label className="text-filter">
              <Funnel className="i s" aria-hidden="true" />
              <span className="sr">Filter nodes</span>
              <input
                id="node-filter"
                className="in"
                placeholder="Name or POP"
                value={search.q ?? ''}
                onChange={(event) => void navigate({ search: (old) => ({ ...old, q: event.target.value || undefined }), replace: true })}
                onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
              />
              <kbd>/</kbd>
            </label>
            <select className="in" aria-label="Point of presence" value={search.pop ?? ''} onChange={(event) => void navigate({ search: (old) => ({ ...old, pop: event.target.value || undefined }) })}>
              <option value="">Any POP</option>
              {overview?.pops.map(({ code, name }) => (
                <option key={code} value={code}>
                  {code} {name}
                </option>
              ))}
            </select>
            <div className="sp" />
            {data !== undefined && <span className="mut num">{plural(shown.length, 'node')}</span>}
            <button type="button" className="btn sm" onClick={() => exportNodes(shown)}>
              <Download className="i s" aria-hidden="true" />
              CSV
            </button>
            <Link to="/nodes/versions" className="btn sm">
              <Package className="i s" aria-hidden="true" />
              Versions
            </Link>
            <AddNode />
          </div>
          {data === undefined ? (
            error === null ? <Loading rows={10} label="Loading nodes" /> : <Failure error={error} retry={() => void refetch()} />
          ) : shown.length === 0 ? (
            <Empty icon={Server} title={data.length === 0 ? 'No node yet' : 'No node matches'}>
              <p>{data.length === 0 ? 'Add a node: one command on the host, and its row turns green by itself.' : 'Another name or POP may.'}</p>
            </Empty>
          ) : (
            <NodeTable nodes={shown} />
          )}
        </section>
      </div>
    </>
  )
}

function AddNode() {
  const refusal = useAdminRefusal()
  return refusal === null ? (
    <Link to="/nodes/new" className="btn p sm">
      <Plus className="i s" aria-hidden="true" />
      Add node
    </Link>
  ) : (
    <span className="btn p sm" aria-disabled="true" title={refusal}>
      <Plus className="i s" aria-hidden="true" />
      Add node<span className="sr">({refusal})</span>
    </span>
  )
}

function exportNodes(nodes: readonly Node[]): void {
  const header = ['id', 'name', 'pop', 'state', 'pps', 'bps', 'threshold share', 'baseline age s', 'agent version', 'last seen', 'queued events', 'capture mode']
  download(
    'nodes.csv',
    csv(
      header,
      nodes.map((n) => [n.id, n.name, n.pop, n.state, n.pps, n.bps, n.thresholdShare, n.baselineAgeSeconds, n.agentVersion, n.lastSeen, n.queuedEvents, n.captureMode]),
    ),
  )
}
