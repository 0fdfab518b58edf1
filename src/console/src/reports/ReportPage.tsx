import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import Confirm from '../dialogs/Confirm'
import { dateTime } from '../format/time'
import { useOverview } from '../live/react'
import { usePrefs } from '../prefs/prefs'
import { useChange } from '../settings/useChange'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { Failure, Loading } from '../ui/States'
import { Formats } from './Formats'
import { reportQuery } from './queries'
import { ReportView } from './ReportView'
import { SharesPanel } from './SharesPanel'
import './reports.css'

const route = getRouteApi('/shell/reports/$number')

/** One report as it was made. */
export function ReportPage() {
  const number = Number(route.useParams().number)
  const { data, error, refetch } = useQuery(reportQuery(number))
  const { zone } = usePrefs()
  const refusal = useAnalystRefusal()
  const [removing, setRemoving] = useState(false)
  const title = data === undefined ? `Report ${number}` : `${data.title}: ${data.subject}`
  useTabTitle(title, useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar
        range={false}
        crumb={
          <>
            <Link to="/reports">Reports</Link>
            <ChevronRight className="i s" aria-hidden="true" />
            <b>{number}</b>
          </>
        }
      />
      <div className="c report-page">
        {data === undefined ? (
          <div className="panel">{error === null ? <Loading rows={8} label="Loading report" /> : <Failure error={error} retry={() => void refetch()} />}</div>
        ) : (
          <>
            <div className="report-head">
              <h1>
                {title}
                <small>made {dateTime(data.made, zone)}; it does not change any more</small>
              </h1>
              <div className="sp" />
              <Formats path={`/reports/${number}/file`} name={title} />
              <Action className="btn d sm" refusal={refusal} onClick={() => setRemoving(true)}>
                Remove
              </Action>
            </div>
            {refusal === null && <SharesPanel number={number} />}
            <ReportView report={data} />
          </>
        )}
        {removing && <Remove number={number} title={title} close={() => setRemoving(false)} />}
      </div>
    </>
  )
}

function Remove({ number, title, close }: { number: number; title: string; close: () => void }) {
  const navigate = useNavigate()
  const remove = useChange<void>('reports')
  return (
    <Confirm
      title={`Remove ${title}`}
      verb="Remove report"
      busy={remove.isPending}
      error={remove.error}
      confirm={() => remove.mutate({ method: 'DELETE', path: `/reports/${number}` }, { onSuccess: () => void navigate({ to: '/reports' }) })}
      close={close}
    >
      <p>Its links open nothing then. What it was made of stays; another report can be made of it.</p>
    </Confirm>
  )
}
