import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { nodeQuery } from '../api/queries'
import type { NodeDetail } from '../api/types'
import { plural } from '../format/numbers'
import { duration } from '../format/time'
import { useLive, useOverview } from '../live/react'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { CopyButton } from '../ui/CopyButton'
import { Failure, Loading } from '../ui/States'
import { AgentArea } from './AgentArea'
import { AgentPanel } from './AgentPanel'
import { CloneWarning } from './CloneWarning'
import { InterfaceTable } from './InterfaceTable'
import { NodeCharts } from './NodeCharts'
import { StateBadge } from './StateBadge'
import { TopTargets } from './TopTargets'
import './nodes.css'
import './node.css'

const route = getRouteApi('/shell/nodes/$id')

export function NodePage() {
  const { id } = route.useParams()
  const live = useLive()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({ ...nodeQuery(id), refetchInterval: () => (live.paused ? false : 15_000) })
  const overview = useOverview().data
  // Each tick brings the whole detail, so it becomes what the query knows.
  useEffect(() => live.onNode(id, (tick) => queries.setQueryData(nodeQuery(id).queryKey, tick.detail)), [live, id, queries])
  useTabTitle(data?.node.name ?? 'Node', overview?.incidents.length ?? 0)
  return (
    <>
      <TopBar
        crumb={
          <>
            <Link to="/nodes">Nodes</Link>
            <ChevronRight className="i s" aria-hidden="true" />
            <b>{data?.node.name ?? id}</b>
            <CopyButton text={id} label="Copy node id" />
          </>
        }
      />
      {data === undefined ? (
        <div className="c">
          <div className="panel">{error === null ? <Loading rows={10} label="Loading node" /> : <Failure error={error} retry={() => void refetch()} />}</div>
        </div>
      ) : (
        <NodeView detail={data} />
      )}
    </>
  )
}

function NodeView({ detail }: { detail: NodeDetail }) {
  const { node } = detail
  const silent = node.state === 'offline'
  return (
    <div className={silent ? 'c node-page silent' : 'c node-page'}>
      <section className="nh">
        <h1>{node.name}</h1>
        <StateBadge state={node.state} />
        <span className="mut">
          {node.pop} {node.popName} · {detail.hostName}
        </span>
        {silent && <span className="warn num">silent {duration(node.silentSeconds)}; the last values are shown</span>}
        {node.readiness !== 'ready' && <span className="tag info">baseline {node.readiness}</span>}
        {node.activeIncidents > 0 && (
          <Link to="/incidents" search={{ node: node.id }} className="tag bad">
            {plural(node.activeIncidents, 'active incident')}
          </Link>
        )}
      </section>
      <CloneWarning detail={detail} />
      <NodeCharts detail={detail} />
      <InterfaceTable detail={detail} />
      <section className="below">
        <TopTargets detail={detail} />
        <AgentPanel detail={detail} />
      </section>
      <AgentArea detail={detail} />
    </div>
  )
}
