import type { TrafficAnalysis, TrafficFigures } from '../api/types'
import { bytes, deviation, percent } from '../format/numbers'
import { formatRate } from '../format/rates'
import { dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { csv, download } from '../ui/csv'
import { CsvButton } from '../ui/CsvButton'

type Figure = Exclude<keyof TrafficFigures, 'from' | 'to'>

const rows: readonly (readonly [Figure, string, (value: number | null) => string])[] = [
  ['meanPps', 'Mean packets', (value) => formatRate(value, 'pps')],
  ['p95Pps', '95th percentile of packets', (value) => formatRate(value, 'pps')],
  ['highestPps', 'Highest second of packets', (value) => formatRate(value, 'pps')],
  ['meanBps', 'Mean bits', (value) => formatRate(value, 'bps')],
  ['p95Bps', '95th percentile of bits', (value) => formatRate(value, 'bps')],
  ['highestBps', 'Highest second of bits', (value) => formatRate(value, 'bps')],
  ['bytes', 'Arrived', (value) => (value === null ? '–' : bytes(value))],
  ['droppedShare', 'Not delivered', percent],
  ['measured', 'Measured part of the period', percent],
]

/** The range in figures beside the period before it. */
export function TrafficFiguresTable({ traffic: { figures, before } }: { traffic: TrafficAnalysis }) {
  const { zone } = usePrefs()
  const span = ({ from, to }: TrafficFigures): string => `${dateTime(from, zone).slice(0, 16)} to ${dateTime(to, zone).slice(0, 16)} ${zoneName(zone)}`
  const save = (): void =>
    download(
      'traffic-figures.csv',
      csv(['figure', 'value', 'before', 'unit'], rows.map(([key, label]) => [label, figures[key], before[key], unitOf(key)])),
    )
  return (
    <section className="panel" aria-label="Figures of the range">
      <div className="ph">
        <h2>In figures</h2>
        <div className="sp" />
        <CsvButton small={false} onClick={save} />
      </div>
      <div className="scroll" role="region" aria-label="Table of figures" tabIndex={0}>
        <table className="num">
          <thead>
            <tr>
              <th>Figure</th>
              <th className="r" title={span(figures)}>This period</th>
              <th className="r" title={span(before)}>Period before</th>
              <th className="r">Change</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, label, show]) => (
              <tr key={key}>
                <td>{label}</td>
                <td className="r hi">{show(figures[key])}</td>
                <td className="r">{show(before[key])}</td>
                <td className="r">{change(key, figures[key], before[key])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const unitOf = (key: Figure): string => (key === 'bytes' ? 'bytes' : key.endsWith('Pps') ? 'pps' : key.endsWith('Bps') ? 'bps' : 'share')

/** Shares are compared by eye; a change of them in percent would be read wrongly. */
const change = (key: Figure, now: number | null, before: number | null): string =>
  key === 'droppedShare' || key === 'measured' || now === null || before === null ? '' : (deviation(now, before) ?? '')
