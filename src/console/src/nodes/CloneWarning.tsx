import { CopyX } from 'lucide-react'
import type { NodeDetail } from '../api/types'
import { plural } from '../format/numbers'
import { dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'

/** Two agents share the node's certificate: what is shown here comes now from one, now from the other. */
export function CloneWarning({ detail: { cloned } }: { detail: NodeDetail }) {
  const { zone } = usePrefs()
  if (cloned === null || cloned === undefined) return null
  return (
    <div className="clone" role="alert">
      <CopyX className="i" aria-hidden="true" />
      <div>
        <b>This node runs twice.</b> {cloned.text}
        <p className="mut xs num">
          Seen {plural(cloned.times, 'time')}, last {dateTime(cloned.last, zone)} {zoneName(zone)}. What is shown here comes now from one, now from the other.
        </p>
      </div>
    </div>
  )
}
