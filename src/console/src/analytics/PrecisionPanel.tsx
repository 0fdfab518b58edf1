import type { VerdictPrecision } from '../api/types'
import { count, percent, plural } from '../format/numbers'
import { csv, download } from '../ui/csv'
import { CsvButton } from '../ui/CsvButton'
import { share } from './share'

/** How many of the incidents that somebody judged were right. */
export function PrecisionPanel({ precision }: { precision: VerdictPrecision }) {
  const { attacks, tests, undecided, low, high } = precision
  const rows = [
    ['Attack', attacks],
    ['Test of the own defence', tests],
    ['False positive', precision.false],
    ['Not judged', undecided],
  ] as const
  const most = Math.max(1, ...rows.map(([, value]) => value))
  return (
    <section className="panel" aria-label="Precision">
      <div className="ph">
        <h2>Precision</h2>
        <div className="sp" />
        <CsvButton small={false} onClick={() => download('verdicts.csv', csv(['verdict', 'incidents'], rows))} />
      </div>
      <p className="pad">
        {precision.share === null ? (
          <span className="mut">Nobody has judged an incident of this range yet. A verdict is given on the incident’s page.</span>
        ) : (
          <>
            <b className="num big">{percent(precision.share)}</b> <span className="mut num">of {plural(attacks + tests + precision.false, 'judged incident')} were right; with 95 % confidence {percent(low)} to {percent(high)}</span>
          </>
        )}
      </p>
      <table className="num classes">
        <thead className="sr">
          <tr>
            <th>Verdict</th>
            <th>Incidents</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <td>{label}</td>
              <td className="share-bar wide" style={share(value / most)}>
                {count(value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
