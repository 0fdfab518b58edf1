import type { FigureSpread, QualityAnalysis } from '../api/types'
import { count } from '../format/numbers'
import { csv, download } from '../ui/csv'
import { CsvButton } from '../ui/CsvButton'
import { seconds } from './seconds'

const steps = [
  ['detect', 'Detected', 'a node decided'],
  ['alert', 'Alerted', 'a channel took the first alert'],
  ['inForce', 'In force', 'a level of the ladder was confirmed'],
  ['mitigate', 'Mitigated', 'a level was measured to be effective'],
] as const
const columns = ['p50', 'p95', 'p99', 'highest'] as const

/** How soon after the onset attacks were found and answered. */
export function ReactionTable({ quality }: { quality: QualityAnalysis }) {
  const save = (): void =>
    download(
      'reaction-times.csv',
      csv(['step', 'incidents', ...columns.map((column) => `${column} s`)], steps.map(([key, label]) => [label, quality[key].count, ...columns.map((column) => quality[key][column])])),
    )
  return (
    <section className="panel" aria-label="Reaction times">
      <div className="ph">
        <h2>From the onset</h2>
        <div className="sp" />
        <CsvButton small={false} onClick={save} />
      </div>
      <div className="scroll" role="region" aria-label="Table of reaction times" tabIndex={0}>
        <table className="num">
          <thead>
            <tr>
              <th>Until</th>
              <th className="r">Incidents</th>
              <th className="r">p50</th>
              <th className="r">p95</th>
              <th className="r">p99</th>
              <th className="r">Longest</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(([key, label, what]) => (
              <tr key={key}>
                <td>
                  <b>{label}</b> <span className="mut xs">{what}</span>
                </td>
                <Cells spread={quality[key]} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Cells({ spread }: { spread: FigureSpread }) {
  return (
    <>
      <td className="r">{count(spread.count)}</td>
      {columns.map((column) => (
        <td key={column} className={column === 'p95' ? 'r hi' : 'r'}>
          {seconds(spread[column])}
        </td>
      ))}
    </>
  )
}
