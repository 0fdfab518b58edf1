import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useAnalystRefusal } from '../access/session'
import type { ReportSummary } from '../api/types'
import { numberOf } from '../incidents/IncidentPage'
import { useOverview } from '../live/react'
import { useChange } from '../settings/useChange'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { Segments } from '../ui/Segments'
import { Failure, Loading } from '../ui/States'
import { Draft } from './Draft'
import { Formats } from './Formats'
import { previewQuery } from './queries'
import { ReportView } from './ReportView'
import { incidentKinds, isDraft, kindNames, kindNotes } from './wording'
import './reports.css'

const route = getRouteApi('/shell/incidents/$number/report')
const options = incidentKinds.map((kind) => [kind, kindNames[kind].replace('Incident, f', 'F')] as const)

/** An incident's report as it would be now, in the variant one chooses. */
export function IncidentReportPage() {
  const number = numberOf(route.useParams().number)
  const { kind = 'incident' } = route.useSearch()
  const change = route.useNavigate()
  const navigate = useNavigate()
  const refusal = useAnalystRefusal()
  const query = { kind, incident: number }
  const { data, error, refetch } = useQuery(previewQuery(query))
  const keep = useChange<ReportSummary>('reports')
  useTabTitle(`Report of INC-${number}`, useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar
        range={false}
        crumb={
          <>
            <Link to="/incidents">Incidents</Link>
            <ChevronRight className="i s" aria-hidden="true" />
            <Link to="/incidents/$number" params={{ number: String(number) }}>
              INC-{number}
            </Link>
            <ChevronRight className="i s" aria-hidden="true" />
            <b>Report</b>
          </>
        }
      />
      <div className="c report-page">
        <div className="report-head">
          <h1>
            Report of INC-{number}
            <small>{kindNotes[kind]}</small>
          </h1>
          <div className="sp" />
          <Formats path="/reports/preview" query={query} name={kindNames[kind]} />
          <Action
            className="btn p sm"
            refusal={refusal}
            busy={keep.isPending}
            title="Keeps it as it is now, to share or to find again"
            onClick={() =>
              keep.mutate(
                { method: 'POST', path: '/reports', body: { ...query, customer: null, from: null, to: null } },
                { onSuccess: (report) => void navigate({ to: '/reports/$number', params: { number: String(report.number) } }) },
              )
            }
          >
            Keep report
          </Action>
        </div>
        <div className="report-kinds">
          <Segments label="Variant" value={kind} options={options} onChange={(next) => void change({ search: { kind: next === 'incident' ? undefined : next }, replace: true })} />
        </div>
        {keep.error !== null && (
          <p className="err" role="alert">
            {keep.error.message}
          </p>
        )}
        {isDraft(kind) && <Draft key={kind} number={number} kind={kind} />}
        {data === undefined ? (
          <div className="panel">{error === null ? <Loading rows={8} label="Loading report" /> : <Failure error={error} retry={() => void refetch()} />}</div>
        ) : (
          <ReportView report={data} />
        )}
      </div>
    </>
  )
}
