import type { Query } from '../api/client'
import type { AttackClass } from '../api/types'
import { count } from '../format/numbers'
import { CsvLink } from '../lists/CsvLink'
import { share } from './share'

interface ClassesProps {
  title: string
  classes: readonly AttackClass[]
  /** A limit as people read it. */
  unit: (value: number) => string
  table: string
  request: Query
}

/** How many attacks there are of each size or duration, as bars. */
export function Classes({ title, classes, unit, table, request }: ClassesProps) {
  const most = Math.max(1, ...classes.map((one) => one.count))
  return (
    <section className="panel" aria-label={title}>
      <div className="ph">
        <h2>{title}</h2>
        <div className="sp" />
        <CsvLink path="/analytics/attacks" request={{ ...request, table }} />
      </div>
      <table className="num classes">
        <thead className="sr">
          <tr>
            <th>{title}</th>
            <th>Attacks</th>
          </tr>
        </thead>
        <tbody>
          {classes.map((one, i) => (
            <tr key={one.atLeast}>
              <td>{nameOf(classes, i, unit)}</td>
              <td className="share-bar wide" style={share(one.count / most)}>
                {count(one.count)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function nameOf(classes: readonly AttackClass[], i: number, unit: (value: number) => string): string {
  const [from, to] = [classes[i], classes[i + 1]]
  if (to === undefined) return `${unit(from?.atLeast ?? 0)} and more`
  return i === 0 ? `below ${unit(to.atLeast)}` : `${unit(from?.atLeast ?? 0)} to ${unit(to.atLeast)}`
}
