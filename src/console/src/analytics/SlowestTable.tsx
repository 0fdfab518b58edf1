import { Link } from '@tanstack/react-router'
import type { IncidentTimes } from '../api/types'
import { dateTime } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { csv, download } from '../ui/csv'
import { CsvButton } from '../ui/CsvButton'
import { seconds } from './seconds'

const save = (incidents: readonly IncidentTimes[]): void =>
  download(
    'slowest-incidents.csv',
    csv(
      ['incident', 'title', 'target', 'onset', 'detect s', 'alert s', 'mitigate s'],
      incidents.map((each) => [each.id, each.title, each.target, each.onset, each.detectSeconds, each.alertSeconds, each.mitigateSeconds]),
    ),
  )

/** What took longest to detect, to look into. */
export function SlowestTable({ incidents }: { incidents: readonly IncidentTimes[] }) {
  return (
    <section className="panel" aria-label="Slowest to detect">
      <div className="ph">
        <h2>Slowest to detect</h2>
        <div className="sp" />
        <CsvButton small={false} onClick={() => save(incidents)} />
      </div>
      <IncidentRows label="Incidents that took longest to detect" incidents={incidents} />
    </section>
  )
}

export function IncidentRows({ label, incidents }: { label: string; incidents: readonly IncidentTimes[] }) {
  const { zone } = usePrefs()
  return (
    <div className="scroll tall" role="region" aria-label={label} tabIndex={0}>
      <table className="num">
        <thead>
          <tr>
            <th>Incident</th>
            <th>Target</th>
            <th>Onset</th>
            <th className="r">Detected</th>
            <th className="r">Alerted</th>
            <th className="r">Mitigated</th>
          </tr>
        </thead>
        <tbody>
          {incidents.map((each) => (
            <tr key={each.number}>
              <td>
                <Link to="/incidents/$number" params={{ number: String(each.number) }} className="lk">
                  {each.id}
                </Link>{' '}
                {each.title}
              </td>
              <td className="mono">{each.target ?? 'unattributed'}</td>
              <td>{dateTime(each.onset, zone)}</td>
              <td className="r hi">{seconds(each.detectSeconds)}</td>
              <td className="r">{seconds(each.alertSeconds)}</td>
              <td className="r">{seconds(each.mitigateSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
