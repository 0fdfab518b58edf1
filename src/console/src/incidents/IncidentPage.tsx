import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { incidentQuery } from '../api/queries'
import type { IncidentDetail } from '../api/types'
import { useLive, useOverview } from '../live/react'
import { LadderPanel } from '../mitigation/LadderPanel'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { CopyButton } from '../ui/CopyButton'
import { Failure, Loading } from '../ui/States'
import { AlertsPanel } from './AlertsPanel'
import { EvidenceTabs } from './EvidenceTabs'
import { Facts } from './Facts'
import { IncidentChart } from './IncidentChart'
import { IncidentHeader } from './IncidentHeader'
import { Timeline } from './Timeline'
import { VectorTable } from './VectorTable'
import './incident.css'

const route = getRouteApi('/shell/incidents/$number')

/** "INC-17" and "17" name the same incident. */
export const numberOf = (text: string): number => Number(text.replace(/^inc-/i, ''))

export function IncidentPage() {
  const number = numberOf(route.useParams().number)
  const live = useLive()
  const overview = useOverview().data
  const { data, error, refetch } = useQuery({
    ...incidentQuery(number),
    refetchInterval: (query) => (live.paused || query.state.data?.summary.state === 'resolved' ? false : 5000),
  })
  useEffect(() => live.join(`incident:${number}`), [live, number])
  useTabTitle(data === undefined ? `INC-${number}` : `${data.summary.id} ${data.summary.title}`, overview?.incidents.length ?? 0)

  return (
    <>
      <TopBar range="Incident" crumb={<Crumb id={data?.summary.id ?? `INC-${number}`} />} />
      {data === undefined ? (
        <div className="c">
          <div className="panel">{error === null ? <Loading rows={10} label="Loading incident" /> : <Failure error={error} retry={() => void refetch()} />}</div>
        </div>
      ) : (
        <Incident detail={data} />
      )}
    </>
  )
}

function Crumb({ id }: { id: string }) {
  return (
    <>
      <Link to="/incidents">Incidents</Link>
      <ChevronRight className="i s" aria-hidden="true" />
      <b>{id}</b>
      <CopyButton text={`${window.location.origin}${window.location.pathname}`} label="Copy link to this incident" />
    </>
  )
}

function Incident({ detail }: { detail: IncidentDetail }) {
  return (
    <div className="c incident">
      <IncidentHeader detail={detail} />
      <Facts detail={detail} />
      <section className="mid">
        <div className="lc">
          <IncidentChart detail={detail} />
          <VectorTable vectors={detail.summary.vectors} confidence={detail.confidence} />
          <EvidenceTabs detail={detail} />
        </div>
        <div className="rc">
          <LadderPanel number={detail.summary.number} over={detail.summary.state === 'resolved'} />
          <AlertsPanel number={detail.summary.number} over={detail.summary.state === 'resolved'} />
          <Timeline number={detail.summary.number} notes={detail.notes} />
        </div>
      </section>
    </div>
  )
}
