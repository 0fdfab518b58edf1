import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { FileText, Plus, Target } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal, useAnalystRefusal } from '../access/session'
import type { ReportKind, ReportList } from '../api/types'
import { dateTime } from '../format/time'
import { ListPanel } from '../lists/ListPanel'
import { pageSize } from '../lists/pageSize'
import { useOverview } from '../live/react'
import { customersQuery } from '../mitigation/rulesQueries'
import { usePrefs } from '../prefs/prefs'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { Empty } from '../ui/States'
import { Formats } from './Formats'
import MakeDialog from './MakeDialog'
import ObjectivesDialog from './ObjectivesDialog'
import { reportsQuery } from './queries'
import { SchedulesPanel } from './SchedulesPanel'
import { kindNames, kinds } from './wording'
import './reports.css'

const route = getRouteApi('/shell/reports')

/** Reports that were made, those that are made by themselves, and what was promised. */
export function ReportsPage() {
  const { kind, customer, page = 1 } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(reportsQuery({ kind, customer, limit: pageSize, offset: (page - 1) * pageSize }))
  useTabTitle('Reports', useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar crumb={<h1>Reports</h1>} range={false} />
      <div className="c list-page">
        <ListPanel name="Reports" query={query} page={page} onPage={(next) => void navigate({ search: (old) => ({ ...old, page: next }) })} head={<Filters />}>
          {query.data !== undefined && (query.data.items.length === 0 ? <Nothing filtered={kind !== undefined || customer !== undefined} /> : <Table reports={query.data} />)}
        </ListPanel>
        <SchedulesPanel />
      </div>
    </>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <Empty icon={FileText} title={filtered ? 'No report matches' : 'No report yet'}>
      <p>{filtered ? 'Another kind or customer may.' : 'Make a service level report of a customer or a summary of a month here; the report of an incident is made on its page.'}</p>
    </Empty>
  )
}

function Filters() {
  const { kind, customer } = route.useSearch()
  const navigate = route.useNavigate()
  const analyst = useAnalystRefusal()
  const admin = useAdminRefusal()
  const { data: customers = [] } = useQuery(customersQuery)
  const [open, setOpen] = useState<'make' | 'objectives' | null>(null)
  return (
    <div className="filters">
      <select
        className="in"
        aria-label="Kind"
        value={kind ?? ''}
        onChange={(event) => void navigate({ search: (old) => ({ ...old, page: undefined, kind: (event.target.value || undefined) as ReportKind | undefined }) })}
      >
        <option value="">Any kind</option>
        {kinds.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <select
        className="in"
        aria-label="Customer"
        value={customer ?? ''}
        onChange={(event) => void navigate({ search: (old) => ({ ...old, page: undefined, customer: event.target.value === '' ? undefined : Number(event.target.value) }) })}
      >
        <option value="">Any customer</option>
        {customers.map(({ number, name }) => (
          <option key={number} value={number}>
            {name}
          </option>
        ))}
      </select>
      <div className="sp" />
      <Action className="btn sm" refusal={admin} onClick={() => setOpen('objectives')}>
        <Target className="i s" aria-hidden="true" />
        Objectives
      </Action>
      <Action className="btn p sm" refusal={analyst} onClick={() => setOpen('make')}>
        <Plus className="i s" aria-hidden="true" />
        Make report
      </Action>
      {open === 'make' && <MakeDialog customer={customer ?? null} close={() => setOpen(null)} />}
      {open === 'objectives' && <ObjectivesDialog close={() => setOpen(null)} />}
    </div>
  )
}

function Table({ reports }: { reports: ReportList }) {
  const { zone } = usePrefs()
  return (
    <div className="scroll" role="region" aria-label="Table of reports" tabIndex={0}>
      <table className="num">
        <thead>
          <tr>
            <th>Report</th>
            <th>About</th>
            <th>Period</th>
            <th>Made</th>
            <th className="r">Links</th>
            <th>
              <span className="sr">Formats</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {reports.items.map((report) => (
            <tr key={report.number}>
              <td>
                <Link to="/reports/$number" params={{ number: String(report.number) }} className="lk">
                  {kindNames[report.kind]}
                </Link>
              </td>
              <td className="hi">{report.subject}</td>
              <td>{report.span}</td>
              <td className="mut">
                {dateTime(report.made, zone)} by {report.by}
              </td>
              <td className="r">{report.shares}</td>
              <td className="r acts">
                <Formats path={`/reports/${report.number}/file`} name={`${kindNames[report.kind]} ${report.subject}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
