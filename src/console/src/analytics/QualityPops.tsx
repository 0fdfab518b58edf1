import type { QualityPop } from '../api/types'
import { count } from '../format/numbers'
import { csv, download } from '../ui/csv'
import { CsvButton } from '../ui/CsvButton'
import { seconds } from './seconds'

const save = (pops: readonly QualityPop[]): void =>
  download(
    'quality-by-pop.csv',
    csv(['pop', 'incidents', 'detect p50 s', 'detect p95 s', 'alert p95 s', 'mitigate p95 s'], pops.map((pop) => [pop.pop, pop.incidents, pop.detect.p50, pop.detect.p95, pop.alert.p95, pop.mitigate.p95])),
  )

export function QualityPops({ pops }: { pops: readonly QualityPop[] }) {
  return (
    <section className="panel" aria-label="By POP">
      <div className="ph">
        <h2>By POP</h2>
        <div className="sp" />
        <CsvButton small={false} onClick={() => save(pops)} />
      </div>
      <div className="scroll tall" role="region" aria-label="Reaction times by POP" tabIndex={0}>
        <table className="num">
          <thead>
            <tr>
              <th>POP</th>
              <th className="r">Incidents</th>
              <th className="r">Detect p50</th>
              <th className="r">p95</th>
              <th className="r">Alert p95</th>
              <th className="r">Mitigate p95</th>
            </tr>
          </thead>
          <tbody>
            {pops.map((pop) => (
              <tr key={pop.pop}>
                <td>{pop.pop === '' ? <span className="mut">without</span> : pop.pop}</td>
                <td className="r">{count(pop.incidents)}</td>
                <td className="r">{seconds(pop.detect.p50)}</td>
                <td className="r hi">{seconds(pop.detect.p95)}</td>
                <td className="r">{seconds(pop.alert.p95)}</td>
                <td className="r">{seconds(pop.mitigate.p95)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
