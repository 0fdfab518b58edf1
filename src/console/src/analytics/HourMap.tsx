import type { Query } from '../api/client'
import { plural } from '../format/numbers'
import { CsvLink } from '../lists/CsvLink'
import { share } from './share'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour)

/** Attacks that began in each hour of the week, the more the stronger. */
export function HourMap({ hours, request }: { hours: readonly number[]; request: Query }) {
  const most = Math.max(1, ...hours)
  return (
    <section className="panel" aria-label="By hour of the week">
      <div className="ph">
        <h2>By hour of the week</h2>
        <span className="mut xs">UTC, by onset</span>
        <div className="sp" />
        <CsvLink path="/analytics/attacks" request={{ ...request, table: 'hours' }} />
      </div>
      <div className="scroll" role="region" aria-label="Map of the hours" tabIndex={0}>
        <table className="hour-map num">
          <thead>
            <tr>
              <th>
                <span className="sr">Day</span>
              </th>
              {hoursOfDay.map((hour) => (
                <th key={hour}>{String(hour).padStart(2, '0')}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((weekday, day) => (
              <tr key={weekday}>
                <th scope="row">{weekday}</th>
                {hoursOfDay.map((hour) => {
                  const attacks = hours[day * 24 + hour] ?? 0
                  return (
                    <td key={hour} style={share(attacks / most)} title={`${weekday} ${String(hour).padStart(2, '0')}:00, ${plural(attacks, 'attack')}`}>
                      {attacks > 0 ? attacks : ''}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
