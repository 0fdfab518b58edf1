import { getRouteApi, Link } from '@tanstack/react-router'
import { Server } from 'lucide-react'
import { useAdminRefusal } from '../access/session'
import type { Pop } from '../api/types'
import { useOverview } from '../live/react'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Empty, Failure, Loading } from '../ui/States'
import { ActiveIncidents } from './ActiveIncidents'
import { Kpis } from './Kpis'
import { NetworkPanel } from './NetworkPanel'
import { PopPanel } from './PopPanel'
import './overview.css'

/** Up to this many cards stand in one row, and the chart takes the room of the others. */
const fewPops = 6

const route = getRouteApi('/shell/overview')

export function OverviewPage() {
  const { data, error, refetch } = useOverview()
  useTabTitle('Overview', data?.incidents.length ?? 0)
  return (
    <>
      <TopBar crumb={<Crumb pops={data?.pops ?? []} />} />
      {data === undefined ? (
        <div className="c">
          <div className="panel">{error === null ? <Loading rows={8} label="Loading overview" /> : <Failure error={error} retry={() => void refetch()} />}</div>
        </div>
      ) : data.nodes.length === 0 ? (
        <FirstNode />
      ) : (
        <div className={data.pops.length <= fewPops ? 'c overview few' : 'c overview'}>
          <Kpis overview={data} />
          <section className="mid">
            <NetworkPanel overview={data} />
            <ActiveIncidents overview={data} />
          </section>
          <PopPanel overview={data} />
        </div>
      )}
    </>
  )
}

function Crumb({ pops }: { pops: Pop[] }) {
  const { pop = '' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      <h1>Overview</h1>
      {pops.length > 0 && (
        <select
          aria-label="Point of presence"
          value={pop}
          onChange={(event) => void navigate({ search: (old) => ({ ...old, pop: event.target.value === '' ? undefined : event.target.value }) })}
        >
          <option value="">All POPs</option>
          {pops.map(({ code, name }) => (
            <option key={code} value={code}>
              {code} {name}
            </option>
          ))}
        </select>
      )}
    </>
  )
}

/** An empty workspace has one next step. */
function FirstNode() {
  const refusal = useAdminRefusal()
  return (
    <div className="c">
      <div className="panel">
        <Empty icon={Server} title="No node is reporting yet">
          <p>Install ftagent on an edge router or a mirror host. Its traffic appears here within a second of the first report.</p>
          {refusal === null ? (
            <Link to="/nodes/new" className="btn p">
              Add the first node
            </Link>
          ) : (
            <p>An administrator can add the first node.</p>
          )}
        </Empty>
      </div>
    </div>
  )
}
