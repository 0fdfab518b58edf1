import { Link } from '@tanstack/react-router'
import { Bell, CirclePause, CirclePlay, Monitor, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { initials, useSession } from '../access/session'
import { useLive, useLiveStatus, useOverview } from '../live/react'
import { setPrefs, usePrefs } from '../prefs/prefs'
import { Segments } from '../ui/Segments'
import { later } from '../ui/later'
import { LiveIndicator } from './LiveIndicator'
import { openPalette } from './overlays'
import type { Preset } from './range'
import { RangePicker } from './RangePicker'

const UserMenu = later(() => import('../overlays/UserMenu'))

export interface TopBarProps {
  crumb: ReactNode
  /** False where time plays no part; a name where the page has a range of its own; the choices where they are others. */
  range?: boolean | string | { choices: readonly Preset[]; usual: Preset }
}

/** The bar above every page: where we are, search, how live the data is, which time is shown. */
export function TopBar({ crumb, range = true }: TopBarProps) {
  const { zone } = usePrefs()
  return (
    <header className="top">
      <div className="crumb">{crumb}</div>
      <button type="button" className="search" aria-label="Search nodes, targets, incidents" onClick={openPalette}>
        <Search className="i s" aria-hidden="true" />
        <span className="search-label">Search nodes, targets, incidents</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="sp" />
      <LiveIndicator />
      {range !== false && <RangePicker {...(typeof range === 'string' ? { auto: range } : typeof range === 'object' ? range : {})} />}
      <PauseButton />
      <div className="zone">
        <Segments
          label="Time zone"
          value={zone}
          options={[['utc', 'UTC'], ['local', 'Local']]}
          onChange={(next) => setPrefs({ zone: next })}
        />
      </div>
      <Link to="/wall" className="btn ic wide-only" title="Wallboard (W)" aria-label="Wallboard">
        <Monitor className="i" aria-hidden="true" />
      </Link>
      <Unacknowledged />
      <Avatar />
    </header>
  )
}

function PauseButton() {
  const live = useLive()
  const paused = useLiveStatus().kind === 'paused' || live.paused
  const Icon = paused ? CirclePlay : CirclePause
  const label = paused ? 'Resume live updates' : 'Pause live updates'
  return (
    <button type="button" className="btn ic pause" title={`${label} (Space)`} aria-label={label} onClick={() => live.pause(!paused)}>
      <Icon className="i" aria-hidden="true" />
    </button>
  )
}

function Unacknowledged() {
  const { data } = useOverview()
  const open = data?.incidents.filter((incident) => incident.acknowledged === null).length ?? 0
  return (
    <Link
      to="/incidents"
      className="btn ic bell"
      title="Unacknowledged incidents"
      aria-label={`Unacknowledged incidents: ${open}`}
    >
      <Bell className="i" aria-hidden="true" />
      {open > 0 && <em>{open}</em>}
    </Link>
  )
}

function Avatar() {
  const session = useSession()
  const [open, setOpen] = useState(false)
  return (
    <div className="user">
      <button type="button" className="ava" aria-label="Account and appearance" aria-expanded={open} onClick={() => setOpen(!open)}>
        {initials(session?.name ?? '?')}
      </button>
      {open && (
        <UserMenu close={() => setOpen(false)} />
      )}
    </div>
  )
}
