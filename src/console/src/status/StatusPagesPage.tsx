import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Megaphone, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../access/session'
import { base } from '../api/base'
import type { StatusPageSummary } from '../api/types'
import { count } from '../format/numbers'
import { useOverview } from '../live/react'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { Empty, Failure, Loading } from '../ui/States'
import PageDialog from './PageDialog'
import { statusPagesQuery } from './queries'
import { stateNames, stateTags } from './wording'
import './status.css'

export function StatusPagesPage() {
  const { data, error, refetch } = useQuery({ ...statusPagesQuery, refetchInterval: 10_000 })
  const refusal = useAdminRefusal()
  const [adding, setAdding] = useState(false)
  useTabTitle('Status pages', useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar crumb={<h1>Status pages</h1>} range={false} />
      <div className="c list-page">
        <section className="panel list" aria-label="Status pages">
          <div className="filters">
            <span className="mut">What customers and the public are told, by themselves and by you</span>
            <div className="sp" />
            <Action className="btn p sm" refusal={refusal} onClick={() => setAdding(true)}>
              <Plus className="i s" aria-hidden="true" />
              Add status page
            </Action>
          </div>
          {data === undefined ? (
            error === null ? <Loading rows={4} label="Loading status pages" /> : <Failure error={error} retry={() => void refetch()} />
          ) : data.length === 0 ? (
            <Empty icon={Megaphone} title="No status page yet">
              <p>A status page shows components in plain words. It follows incidents by itself and tells nothing that helps an attacker.</p>
            </Empty>
          ) : (
            <Table pages={data} />
          )}
        </section>
        {adding && <PageDialog page={null} close={() => setAdding(false)} />}
      </div>
    </>
  )
}

function Table({ pages }: { pages: readonly StatusPageSummary[] }) {
  return (
    <div className="scroll" role="region" aria-label="Table of status pages" tabIndex={0}>
      <table className="rows num">
        <thead>
          <tr>
            <th>Page</th>
            <th>Address</th>
            <th>State</th>
            <th className="r">Components</th>
            <th className="r">Open disruptions</th>
            <th className="r">Subscribers</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <tr key={page.number}>
              <td>
                <Link to="/status-pages/$number" params={{ number: String(page.number) }} className="lk">
                  {page.name}
                </Link>
              </td>
              <td className="mono">{page.published ? <a className="lk" href={`${base}/s/${page.slug}`}>{`/s/${page.slug}`}</a> : `/s/${page.slug} (not published)`}</td>
              <td>
                <span className={stateTags[page.state]}>{stateNames[page.state]}</span>
              </td>
              <td className="r">{count(page.components)}</td>
              <td className="r">{count(page.openStories)}</td>
              <td className="r">{count(page.subscribers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
