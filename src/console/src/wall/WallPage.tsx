import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { Plot } from '../charts/Plot'
import { formatRate } from '../format/rates'
import { clock, zoneName } from '../format/time'
import { useLive, useLiveStatus, useNetworkNow, useNow, useOverview } from '../live/react'
import { LiveNetworkSource, trafficLayers } from '../overview/networkFrames'
import { usePrefs } from '../prefs/prefs'
import { headline } from '../shell/LiveIndicator'
import { useTabTitle } from '../shell/title'
import { Failure, Loading } from '../ui/States'
import { WallIncidents } from './WallIncidents'
import { WallLinkButton } from './WallLinkButton'
import { WallPops } from './WallPops'
import { statusLine } from './statusLine'
import './wall.css'

const route = getRouteApi('/wall')
const rotation = 20

/** For a screen across the room: no chrome, large type, alternating between packets and bits by itself. */
export function WallPage() {
  const { data, error } = useOverview()
  const { token } = route.useSearch()
  useTabTitle('Wallboard', data?.incidents.length ?? 0)
  useWakeLock()
  if (data === undefined) return <main className="wall">{error === null ? <Loading label="Loading wallboard" /> : <Failure error={error} />}</main>
  const line = statusLine(data)
  return (
    <main className="wall">
      <header className={`wall-line ${line.level}`}>
        <h1>{line.text}</h1>
        <WallClock />
        <WallLive />
        {token === undefined && (
          <>
            <WallLinkButton />
            <Link to="/overview" className="btn">
              Leave
            </Link>
          </>
        )}
      </header>
      <WallFigures />
      <section className="wall-mid">
        <WallChart />
        <WallIncidents incidents={data.incidents} />
      </section>
      <WallPops overview={data} />
    </main>
  )
}

function WallClock() {
  const now = useNow()
  const { zone } = usePrefs()
  return (
    <time className="num">
      {clock(now, zone)} <small>{zoneName(zone)}</small>
    </time>
  )
}

function WallLive() {
  const status = useLiveStatus()
  return (
    <span className={`live ${status.kind}`} role="status">
      <i aria-hidden="true" />
      {headline(status)}
    </span>
  )
}

function WallFigures() {
  const now = useNetworkNow()
  return (
    <section className="wall-figures num" aria-label="Key figures">
      <div>
        <b>{formatRate(now?.bps, 'bps')}</b> ingress
      </div>
      <div>
        <b>{formatRate(now?.pps, 'pps')}</b> packets
      </div>
      <div>
        <b>
          {now?.reporting ?? '–'} / {now?.total ?? '–'}
        </b>{' '}
        nodes reporting
      </div>
    </section>
  )
}

function WallChart() {
  const live = useLive()
  const now = useNow(rotation * 1000)
  const unit = Math.floor(now / (rotation * 1000)) % 2 === 0 ? 'pps' : 'bps'
  const source = useMemo(() => new LiveNetworkSource(live, unit), [live, unit])
  const [window] = useState(() => (): readonly [number, number] => {
    const last = live.model.network.lastTime
    // A scale that was once not a number stays so, even when samples arrive.
    const end = Number.isNaN(last) ? Date.now() / 1000 : last
    return [end - 300, end]
  })
  return (
    <div className="panel chart">
      <div className="ph">
        <h2>Network, {unit === 'pps' ? 'packets' : 'bits'} per second</h2>
      </div>
      <Plot source={source} layers={trafficLayers} unit={unit} window={window} playing fontSize={16} summary="Network traffic over the last five minutes" />
    </div>
  )
}

/** A wallboard that lets its screen sleep is none; where the browser refuses, nothing is lost. */
function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    const hold = (): void => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      void navigator.wakeLock.request('screen').then(
        (held) => {
          lock = held
        },
        () => undefined,
      )
    }
    hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      document.removeEventListener('visibilitychange', hold)
      void lock?.release()
    }
  }, [])
}
