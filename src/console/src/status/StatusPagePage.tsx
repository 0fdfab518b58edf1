import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../access/session'
import { base } from '../api/base'
import type { StatusPageDetail } from '../api/types'
import { plural } from '../format/numbers'
import { useOverview } from '../live/react'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { Failure, Loading } from '../ui/States'
import { MaintenancePanel } from './MaintenancePanel'
import PageDialog from './PageDialog'
import { previewQuery, statusPageQuery } from './queries'
import { StoriesPanel } from './StoriesPanel'
import { stateNames, stateTags } from './wording'
import '../forms/forms.css'
import './status.css'

const route = getRouteApi('/shell/status-pages/$number')

/** One status page: what it tells, what people add to it, and how the public sees it. */
export function StatusPagePage() {
  const number = Number(route.useParams().number)
  const { data, error, refetch } = useQuery({ ...statusPageQuery(number), refetchInterval: 5_000 })
  useTabTitle(data?.page.name ?? 'Status page', useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar
        range={false}
        crumb={
          <>
            <Link to="/status-pages">Status pages</Link>
            <ChevronRight className="i s" aria-hidden="true" />
            <h1>{data?.page.name ?? number}</h1>
          </>
        }
      />
      <div className="c status-page">
        {data === undefined ? (
          error === null ? <Loading rows={8} label="Loading the status page" /> : <Failure error={error} retry={() => void refetch()} />
        ) : (
          <>
            <div className="status-side">
              <ComponentsPanel page={data} />
              <StoriesPanel page={data} />
              <MaintenancePanel page={data} />
            </div>
            <Preview page={data} />
          </>
        )}
      </div>
    </>
  )
}

function ComponentsPanel({ page }: { page: StatusPageDetail }) {
  const refusal = useAdminRefusal()
  const [editing, setEditing] = useState(false)
  return (
    <section className="panel list" aria-label="Components">
      <div className="ph">
        <h2>Components</h2>
        <span className={stateTags[page.state]}>{stateNames[page.state]}</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setEditing(true)}>
          Edit page
        </Action>
      </div>
      <ul className="status-parts">
        {page.components.map((component) => (
          <li key={component.key}>
            <span>{component.name}</span>
            <span className={stateTags[component.state]}>{stateNames[component.state]}</span>
          </li>
        ))}
      </ul>
      <p className="mut xs status-note">
        {page.page.published ? 'Published' : 'Not published'}; tells of incidents of {page.page.threshold} severity and above after {plural(page.page.delayMinutes ?? 0, 'minute')};{' '}
        {plural(page.emailSubscribers, 'mail subscriber')}, {plural(page.webhookSubscribers, 'webhook')}.
      </p>
      {editing && <PageDialog page={page} close={() => setEditing(false)} />}
    </section>
  )
}

/** In a frame that may neither run a script nor reach this page. */
function Preview({ page }: { page: StatusPageDetail }) {
  const { data } = useQuery({ ...previewQuery(page.number), refetchInterval: 10_000 })
  return (
    <section className="panel status-preview" aria-label="Preview">
      <div className="ph">
        <h2>As the public sees it</h2>
        <div className="sp" />
        {page.page.published && (
          <a className="lk" href={`${base}/s/${page.page.slug}`}>
            {`/s/${page.page.slug}`}
          </a>
        )}
      </div>
      {data !== undefined && <iframe title={`Preview of ${page.page.name} status`} sandbox="" srcDoc={data} />}
    </section>
  )
}
