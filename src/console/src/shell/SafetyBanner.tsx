import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FlaskConical, OctagonX } from 'lucide-react'
import { safetyQuery } from '../api/safetyQuery'
import { clock, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { openKillSwitch } from './overlays'

/** On every page while the kill switch is engaged, or a dry run is on: nobody may believe that something is mitigated. */
export function SafetyBanner() {
  const { data } = useQuery({ ...safetyQuery, refetchInterval: 5000 })
  const { zone } = usePrefs()
  if (data === undefined) return null
  const [cause] = data.killSwitch.causes
  if (data.killSwitch.engaged)
    return (
      <div className="alarm num" role="alert">
        <OctagonX className="i" aria-hidden="true" />
        <span>
          <b>Kill switch engaged.</b> Everything is withdrawn and nothing new is accepted
          {cause !== undefined && `: ${cause.by} at ${clock(cause.at, zone)} ${zoneName(zone)}${cause.reason === '' ? '' : `, ${cause.reason}`}`}.
        </span>
        <button type="button" className="btn sm" onClick={openKillSwitch}>
          Release
        </button>
      </div>
    )
  if (!data.dryRun) return null
  return (
    <div className="alarm dry" role="status">
      <FlaskConical className="i" aria-hidden="true" />
      <span>
        <b>Dry run.</b> Nothing is applied; what would have been done is recorded.
      </span>
      <Link to="/settings/mitigation/safety" className="btn sm">
        Safety
      </Link>
    </div>
  )
}
