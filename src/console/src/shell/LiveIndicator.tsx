import { useLiveStatus, useNetworkNow } from '../live/react'
import type { LiveStatus } from '../live/status'

/** Says how old the data is. It is never green because of an open socket alone. */
export function LiveIndicator() {
  const status = useLiveStatus()
  const now = useNetworkNow()
  return (
    <div className={`live ${status.kind}`} role="status">
      <i aria-hidden="true" />
      {headline(status)}
      {now !== null && (status.kind === 'live' || status.kind === 'stale') && (
        <small className="num">
          {status.kind === 'live' ? `${Math.max(1, Math.round(status.age))} s · ` : ''}
          {now.reporting}/{now.total} nodes
        </small>
      )}
    </div>
  )
}

export function headline(status: LiveStatus): string {
  switch (status.kind) {
    case 'connecting':
      return 'Connecting'
    case 'live':
      return 'Live'
    case 'stale':
      return `Stale, ${Math.round(status.age)} s old`
    case 'reconnecting':
      return status.seconds > 0 ? `Reconnecting in ${status.seconds.toFixed(1)} s` : 'Reconnecting'
    case 'paused':
      return 'Paused'
  }
}
