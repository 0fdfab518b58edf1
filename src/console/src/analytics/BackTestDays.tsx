import type { BackTestDay } from '../api/types'
import { plural } from '../format/numbers'

/** Alarms by day as bars, those by the thresholds that were in force behind them. */
export function BackTestDays({ days }: { days: readonly BackTestDay[] }) {
  const most = Math.max(1, ...days.map(({ alarms, asRecorded }) => Math.max(alarms, asRecorded)))
  return (
    <ul className="days pad num" aria-label="Alarms by day">
      {days.map(({ day, alarms, asRecorded }) => (
        <li key={day} title={`${day}: ${plural(alarms, 'alarm')}; as it was ${asRecorded}`}>
          <span className="sr">
            {day}: {plural(alarms, 'alarm')}, as it was {asRecorded}
          </span>
          <i className="was" style={{ height: `${(asRecorded / most) * 100}%` }} />
          <i style={{ height: `${(alarms / most) * 100}%` }} />
        </li>
      ))}
    </ul>
  )
}
