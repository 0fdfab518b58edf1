import { Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useLive, useLiveStatus } from '../live/react'
import { later } from '../ui/later'
import { headline } from './LiveIndicator'
import { type Binding, listen, useKeys } from './keys'
import { openHelp, openPalette, useOverlay } from './overlays'
import { shifted, widened } from './range'
import { SafetyBanner } from './SafetyBanner'
import { Sidebar } from './Sidebar'
import { useRange } from './useRange'
import './shell.css'

const Palette = later(() => import('../overlays/Palette'))
const Help = later(() => import('../overlays/Help'))
const KillSwitch = later(() => import('../overlays/KillSwitch'))

export function Shell() {
  const overlay = useOverlay()
  useEffect(listen, [])
  useGlobalKeys()
  return (
    <div className="app">
      <a className="skip" href="#content">
        Skip to content
      </a>
      <Sidebar />
      <main id="content">
        <SafetyBanner />
        <Outlet />
        <ConnectionBanner />
      </main>
      {overlay === 'palette' && <Palette />}
      {overlay === 'help' && <Help />}
      {overlay === 'killSwitch' && <KillSwitch />}
    </div>
  )
}

/** A banner, not a dialog: the page keeps its place, and the last values stay readable. */
function ConnectionBanner() {
  const status = useLiveStatus()
  // Style sheets grey the last known values while they are old.
  useEffect(() => {
    document.documentElement.dataset.live = status.kind
  }, [status.kind])
  if (status.kind !== 'reconnecting' && status.kind !== 'stale') return null
  return (
    <div className="banner num" role="alert">
      <b>{headline(status)}.</b>{' '}
      {status.kind === 'stale'
        ? 'Connected, but no data is arriving. The last values are shown.'
        : 'The last values are shown; what was missed is fetched when the server is back.'}
    </div>
  )
}

function useGlobalKeys(): void {
  const navigate = useNavigate()
  const live = useLive()
  const { search, change } = useRange()
  const { from, to } = search
  const bindings = useMemo<Binding[]>(
    () => [
      { keys: '?', label: 'Show this help', run: openHelp },
      { keys: 'ctrl+k', label: 'Search and go to', run: openPalette },
      { keys: 'g o', label: 'Go to overview', run: () => void navigate({ to: '/overview' }) },
      { keys: 'g i', label: 'Go to incidents', run: () => void navigate({ to: '/incidents' }) },
      { keys: 'g n', label: 'Go to nodes', run: () => void navigate({ to: '/nodes' }) },
      { keys: 'g m', label: 'Go to mitigations', run: () => void navigate({ to: '/mitigations' }) },
      { keys: 'g c', label: 'Go to customers', run: () => void navigate({ to: '/customers' }) },
      { keys: 'g s', label: 'Go to safety settings', run: () => void navigate({ to: '/settings/mitigation/safety' }) },
      { keys: 'w', label: 'Open the wallboard', run: () => void navigate({ to: '/wall' }) },
      { keys: 'space', label: 'Pause or resume live updates', run: () => live.pause(!live.paused) },
      { keys: 'arrowleft', label: 'Shift the range back', run: () => change(shifted({ from, to }, -1, Date.now())) },
      { keys: 'arrowright', label: 'Shift the range forward', run: () => change(shifted({ from, to }, 1, Date.now())) },
      { keys: 'ctrl+z', label: 'Zoom out', run: () => change(widened({ from, to }, Date.now())) },
    ],
    [navigate, live, from, to, change],
  )
  useKeys(bindings)
}
