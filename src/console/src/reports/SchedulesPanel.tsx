import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CalendarClock, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import type { ReportScheduleView } from '../api/types'
import Confirm from '../dialogs/Confirm'
import { dateTime } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { useChange } from '../settings/useChange'
import { Action } from '../ui/Action'
import { Empty, Failure, Loading } from '../ui/States'
import { schedulesQuery } from './queries'
import ScheduleDialog from './ScheduleDialog'
import { everyNames, kindNames } from './wording'

/** Reports that are made by themselves and sent by e-mail. */
export function SchedulesPanel() {
  const { data, error, refetch } = useQuery(schedulesQuery)
  const refusal = useAnalystRefusal()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<ReportScheduleView | null>(null)
  return (
    <section className="panel list" aria-label="Schedules">
      <div className="ph">
        <h2>By themselves</h2>
        <span className="mut xs">made when a week or month is over (UTC) and sent by e-mail with a link</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setAdding(true)}>
          <Plus className="i s" aria-hidden="true" />
          Add schedule
        </Action>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={2} label="Loading schedules" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <Empty icon={CalendarClock} title="No schedule yet">
          <p>A schedule makes a report of each week or month and sends it to whom you name.</p>
        </Empty>
      ) : (
        <Schedules schedules={data} refusal={refusal} end={setEnding} />
      )}
      {adding && <ScheduleDialog close={() => setAdding(false)} />}
      {ending !== null && <End schedule={ending} close={() => setEnding(null)} />}
    </section>
  )
}

const aboutOf = ({ schedule, customerName }: ReportScheduleView): string => (schedule.kind === 'sla' ? (customerName ?? 'a customer that is gone') : 'the network')

function Schedules({ schedules, refusal, end }: { schedules: readonly ReportScheduleView[]; refusal: string | null; end: (schedule: ReportScheduleView) => void }) {
  const { zone } = usePrefs()
  return (
    <div className="scroll" role="region" aria-label="Table of schedules" tabIndex={0}>
      <table className="num">
        <thead>
          <tr>
            <th>Report</th>
            <th>About</th>
            <th>How often</th>
            <th>Sent to</th>
            <th>Next</th>
            <th>Last</th>
            <th>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {schedules.map((view) => (
            <tr key={view.number}>
              <td>{kindNames[view.schedule.kind]}</td>
              <td className="hi">{aboutOf(view)}</td>
              <td>{everyNames[view.schedule.every]}</td>
              <td className="cut">{view.schedule.recipients.join(', ')}</td>
              <td className="mut">{view.mailIsSetUp ? dateTime(view.next, zone) : <span className="tag warn">no mail server is set up</span>}</td>
              <td>
                {view.lastReport === null ? (
                  <span className="mut">none yet</span>
                ) : (
                  <Link to="/reports/$number" params={{ number: String(view.lastReport) }} className="lk">
                    Report {view.lastReport}
                  </Link>
                )}
              </td>
              <td className="r acts">
                <Action className="btn d sm" refusal={refusal} onClick={() => end(view)}>
                  End<span className="sr"> the schedule of {aboutOf(view)}</span>
                </Action>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function End({ schedule, close }: { schedule: ReportScheduleView; close: () => void }) {
  const remove = useChange<void>('report-schedules')
  return (
    <Confirm
      title={`End the schedule of ${aboutOf(schedule)}`}
      verb="End schedule"
      busy={remove.isPending}
      error={remove.error}
      confirm={() => remove.mutate({ method: 'DELETE', path: `/reports/schedules/${schedule.number}` }, { onSuccess: close })}
      close={close}
    >
      <p>Nothing more is made and sent. Reports it made stay, and so do their links until their time is over.</p>
    </Confirm>
  )
}
