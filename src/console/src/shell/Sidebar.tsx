import { Link } from '@tanstack/react-router'
import { BellRing, Building2, ChartSpline, Cloud, FileText, LayoutDashboard, type LucideIcon, Megaphone, Route, Server, Shield, ShieldHalf, Siren, Users, Waypoints } from 'lucide-react'
import { useSession } from '../access/session'
import { useOverview } from '../live/react'
import { Brand } from './Brand'
import { SidebarFoot } from './SidebarFoot'

interface Entry {
  to:
    | '/overview'
    | '/incidents'
    | '/nodes'
    | '/mitigations'
    | '/customers'
    | '/status-pages'
    | '/analytics'
    | '/reports'
    | '/settings/mitigation/policies'
    | '/settings/mitigation/safety'
    | '/settings/bgp'
    | '/settings/scrubbing'
    | '/settings/channels'
    | '/settings/alerting/escalation'
    | '/settings/configuration'
    | '/settings/team'
  label: string
  icon: LucideIcon
}

const operate: readonly Entry[] = [
  { to: '/overview', label: 'Overview', icon: LayoutDashboard },
  { to: '/incidents', label: 'Incidents', icon: Siren },
  { to: '/nodes', label: 'Nodes', icon: Server },
  { to: '/mitigations', label: 'Mitigations', icon: Shield },
  { to: '/customers', label: 'Customers', icon: Building2 },
  { to: '/status-pages', label: 'Status pages', icon: Megaphone },
  { to: '/reports', label: 'Reports', icon: FileText },
]

const analyse: readonly Entry[] = [{ to: '/analytics', label: 'Analytics', icon: ChartSpline }]

const configure: readonly Entry[] = [
  { to: '/settings/mitigation/policies', label: 'Policies', icon: Route },
  { to: '/settings/mitigation/safety', label: 'Safety', icon: ShieldHalf },
  { to: '/settings/bgp', label: 'BGP', icon: Waypoints },
  { to: '/settings/scrubbing', label: 'Scrubbing', icon: Cloud },
  { to: '/settings/channels', label: 'Channels', icon: Megaphone },
  { to: '/settings/alerting/escalation', label: 'Alerting', icon: BellRing },
  { to: '/settings/configuration', label: 'Configuration', icon: Server },
  { to: '/settings/team', label: 'Team', icon: Users },
]

export function Sidebar() {
  const session = useSession()
  const { data } = useOverview()
  const active = data?.incidents.length ?? 0
  return (
    <nav className="side" aria-label="Main">
      <Brand workspace={session?.workspace ?? ''} />
      <div className="group">Operate</div>
      {operate.map((entry) => (
        <NavLink key={entry.to} entry={entry} count={entry.to === '/incidents' ? active : 0} />
      ))}
      <div className="group">Analyse</div>
      {analyse.map((entry) => (
        <NavLink key={entry.to} entry={entry} configure />
      ))}
      <div className="group">Configure</div>
      {configure.map((entry) => (
        <NavLink key={entry.to} entry={entry} configure />
      ))}
      <SidebarFoot />
    </nav>
  )
}

function NavLink({ entry: { to, label, icon: Icon }, count = 0, configure = false }: { entry: Entry; count?: number; configure?: boolean }) {
  return (
    <Link to={to} activeProps={{ className: configure ? 'on configure' : 'on' }} className={configure ? 'configure' : ''} title={label}>
      <Icon className="i" aria-hidden="true" />
      <span className="nav-label">{label}</span>
      {count > 0 && (
        <span className="cnt">
          {count}
          <span className="sr"> active</span>
        </span>
      )}
    </Link>
  )
}
