import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { base } from '../api/base'
import { useOverview } from '../live/react'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import '../forms/forms.css'
import './settings.css'

const sections = [
  ['/settings/mitigation/policies', 'Policies', 'What each level of the ladder may do'],
  ['/settings/mitigation/safety', 'Safety', 'Own prefixes, protected list, limits, kill switch'],
  ['/settings/bgp', 'BGP', 'Routers that are sent FlowSpec and RTBH'],
  ['/settings/scrubbing', 'Scrubbing', 'Providers, and what is diverted to them'],
  ['/settings/channels', 'Channels', 'Where alerts go, and the mail server'],
  ['/settings/alerting/escalation', 'Escalation', 'Which incidents go which way, and who is told when'],
  ['/settings/alerting/on-call', 'On call', 'Who is told when it is whose turn'],
  ['/settings/alerting/silences', 'Silences', 'What is kept quiet about for a while'],
  ['/settings/alerting/maintenance', 'Maintenance', 'Work that nobody is to be woken for'],
  ['/settings/configuration', 'Configuration', 'What all nodes or those of a POP go by'],
  ['/settings/team', 'Team', 'Members, invitations, roles, identity provider'],
  ['/settings/profile', 'Profile', 'Your password, second factor and sessions'],
  ['/settings/tokens', 'Tokens', 'What programs use the API with'],
  ['/settings/audit', 'Audit', 'Who changed what, and from where'],
  // Only the server's own workspace knows of the others.
  ...(base === '' ? ([['/settings/workspaces', 'Workspaces', 'Further ones on this server']] as const) : []),
] as const

/** The frame of every settings page: sections at the left, the form at the right. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  useTabTitle(title, useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar
        range={false}
        crumb={
          <>
            <span>Settings</span>
            <ChevronRight className="i s" aria-hidden="true" />
            <h1>{title}</h1>
          </>
        }
      />
      <div className="c settings">
        <nav className="sections" aria-label="Settings">
          {sections.map(([to, label, what]) => (
            <Link key={to} to={to} activeProps={{ className: 'on' }}>
              <b>{label}</b>
              <small>{what}</small>
            </Link>
          ))}
        </nav>
        <div className="settings-body">{children}</div>
      </div>
    </>
  )
}
