import { useSession } from '../access/session'
import { useNetworkNow, useOverview } from '../live/react'

/** The machinery's own health, small and always there. */
export function SidebarFoot() {
  const now = useNetworkNow()
  const session = useSession()
  const kpi = useOverview().data?.kpi
  return (
    <div className="foot num">
      <div>
        <span>Ingest lag</span>
        <b>{now === null ? '–' : `${(now.lag / 1000).toFixed(now.lag < 100 ? 2 : 1)} s`}</b>
      </div>
      {kpi !== undefined && kpi.bgpTotal > 0 && (
        <div>
          <span>BGP sessions</span>
          <b className={kpi.bgpUp < kpi.bgpTotal ? 'warn' : undefined}>
            {kpi.bgpUp} / {kpi.bgpTotal} up
          </b>
        </div>
      )}
      <div>
        <span>Nodes</span>
        <b>{now === null ? '–' : `${now.reporting} / ${now.total} reporting`}</b>
      </div>
      <div>
        <span>Version</span>
        <b>{session?.version.split('+')[0] ?? '–'}</b>
      </div>
    </div>
  )
}
