import { Link } from '@tanstack/react-router'
import { LayoutDashboard, type LucideIcon, Monitor, Server, Siren } from 'lucide-react'
import { useSession } from '../access/session'
import { useNetworkNow, useOverview } from '../live/react'
import { Brand } from './Brand'

const pages: readonly { to: '/overview' | '/incidents' | '/nodes'; label: string; icon: LucideIcon }[] = [
  { to: '/overview', label: 'Overview', icon: LayoutDashboard },
  { to: '/incidents', label: 'Incidents', icon: Siren },
  { to: '/nodes', label: 'Nodes', icon: Server },
]

export function Sidebar() {
  const session = useSession()
  const { data } = useOverview()
  const active = data?.incidents.length ?? 0
  return (
    <nav className="side" aria-label="Main">
      <Brand workspace={session?.workspace ?? ''} />
      <div className="group">Operate</div>
      {pages.map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} activeProps={{ className: 'on' }} title={label}>
          <Icon className="i" aria-hidden="true" />
          <span className="nav-label">{label}</span>
          {to === '/incidents' && active > 0 && (
            <span className="cnt">
              {active}
              <span className="sr"> active</span>
            </span>
          )}
        </Link>
      ))}
      <Link to="/wall" title="Wallboard">
        <Monitor className="i" aria-hidden="true" />
        <span className="nav-label">Wallboard</span>
      </Link>
      <Foot />
    </nav>
  )
}

function Foot() {
  const now = useNetworkNow()
  const session = useSession()
  return (
    <div className="foot num">
      <div>
        <span>Ingest lag</span>
        <b>{now === null ? '–' : `${(now.lag / 1000).toFixed(now.lag < 100 ? 2 : 1)} s`}</b>
      </div>
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
