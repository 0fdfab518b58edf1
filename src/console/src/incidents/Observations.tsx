import { Link } from '@tanstack/react-router'
import type { IncidentDetail } from '../api/types'
import { formatRate } from '../format/rates'
import { clockMs, zoneName } from '../format/time'
import { boundNames } from '../nodes/wording'
import { usePrefs } from '../prefs/prefs'

/** Why the detectors spoke: one entry for each node and interface that saw the attack. */
export function Observations({ detail }: { detail: IncidentDetail }) {
  const { zone } = usePrefs()
  return (
    <section className="obs" aria-label="Which bound, at which node">
      <ol>
        {detail.observations.map((each) => {
          const unit = each.reason.metric === 'packets' ? 'pps' : 'bps'
          return (
            <li key={each.id}>
              <div className="oh">
                <Link to="/nodes/$id" params={{ id: each.node.id }}>
                  <b>{each.node.name}</b>
                </Link>
                <span className="mono mut">{each.interface}</span>
                <span className={each.ended === null ? 'tag bad' : 'tag ok'}>{each.ended === null ? each.state : 'ended'}</span>
              </div>
              <p className="num" title={each.reason.text}>
                <span className="hi">{formatRate(each.reason.value, unit)}</span> over {formatRate(each.reason.threshold, unit)}, {boundNames[each.reason.bound].toLowerCase()}
              </p>
              <p className="num mut">
                onset {clockMs(each.onset, zone)}, detected {clockMs(each.detected, zone)} {zoneName(zone)}, peak {formatRate(each.peakPps, 'pps')}
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
