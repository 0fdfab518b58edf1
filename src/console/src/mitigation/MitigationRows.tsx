import { Link } from '@tanstack/react-router'
import type { MitigationSummary } from '../api/types'
import { formatRate } from '../format/rates'
import { dateTime, epoch, nearTime } from '../format/time'
import { shownTarget } from '../incidents/wording'
import { useCursorInView } from '../lists/useCursor'
import { useNow } from '../live/react'
import { usePrefs } from '../prefs/prefs'
import { levelIcons, shortLevelNames } from './levels'
import { countdown, requester, stateName, stateTag } from './wording'

/** Mitigations as rows; each opens its evidence on the mitigations page. */
export function MitigationRows({ items, open, cursor = -1 }: { items: readonly MitigationSummary[]; open?: number | undefined; cursor?: number }) {
  const body = useCursorInView(cursor)
  return (
    <div className="scroll" role="region" aria-label="Table of mitigations" tabIndex={0}>
      <table className="rows mitigation-table num">
        <thead>
          <tr>
            <th>Level</th>
            <th>State</th>
            <th>Target</th>
            <th>Rule</th>
            <th>Wanted by</th>
            <th className="r">Has it</th>
            <th className="r">Drops now</th>
            <th>Began</th>
            <th className="r">Ends in</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {items.map((mitigation, i) => (
            <Row key={mitigation.number} mitigation={mitigation} open={mitigation.number === open} current={i === cursor} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ mitigation, open, current }: { mitigation: MitigationSummary; open: boolean; current: boolean }) {
  const now = useNow()
  const { zone } = usePrefs()
  const Icon = levelIcons[mitigation.level]
  return (
    <tr className={current ? 'current' : undefined} aria-selected={open}>
      <td>
        <Icon className="i s" aria-hidden="true" /> {shortLevelNames[mitigation.level]}
      </td>
      <td>
        <span className={stateTag(mitigation)} title={mitigation.lastStep}>
          {stateName(mitigation)}
        </span>
      </td>
      <td className="col-target">
        <Link from="/mitigations" to="/mitigations" search={(old) => ({ ...old, m: mitigation.number })} className="cover mono hi">
          {mitigation.target === null ? mitigation.id : shownTarget(mitigation.target)}
        </Link>
        {mitigation.customer !== null && <span className="mut"> {mitigation.customer}</span>}
      </td>
      <td className="mono rule" title={mitigation.action}>
        {mitigation.action}
      </td>
      <td className="by" title={`${requester(mitigation)}: ${mitigation.reason}`}>
        <span>{requester(mitigation)}</span>
        {mitigation.incident !== null && (
          <Link to="/incidents/$number" params={{ number: String(mitigation.incident) }} className="lk">
            INC-{mitigation.incident}
          </Link>
        )}
      </td>
      <td className="r">
        {mitigation.acceptedBy} / {mitigation.askedOf}
      </td>
      <td className="r">{mitigation.droppedPps === null ? <span className="mut">not measured</span> : <b>{formatRate(mitigation.droppedPps, 'pps')}</b>}</td>
      <td className="mut" title={dateTime(mitigation.created, zone)}>
        {nearTime(mitigation.created, zone, now)}
      </td>
      <td className="r">{mitigation.ended !== null ? <span className="mut">ended {nearTime(mitigation.ended, zone, now)}</span> : mitigation.expires === null ? '–' : countdown((epoch(mitigation.expires) - now) / 1000)}</td>
    </tr>
  )
}
