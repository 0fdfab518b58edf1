import type { Query } from '../api/client'
import type { AttackGroup } from '../api/types'
import { count } from '../format/numbers'
import { formatRate } from '../format/rates'
import { duration } from '../format/time'
import { CsvLink } from '../lists/CsvLink'
import { share } from './share'

interface AttackGroupsProps {
  title: string
  column: string
  /** The server's name of the table. */
  table: string
  request: Query
  groups: readonly AttackGroup[]
  /** What an empty key means. */
  nobody?: string
  note?: string
}

/** Attacks that have something in common, the most frequent first. */
export function AttackGroups({ title, column, table, request, groups, nobody = '', note }: AttackGroupsProps) {
  const most = Math.max(1, ...groups.map((group) => group.count))
  return (
    <section className="panel" aria-label={title}>
      <div className="ph">
        <h2>{title}</h2>
        {note !== undefined && <span className="mut xs cut">{note}</span>}
        <div className="sp" />
        <CsvLink path="/analytics/attacks" request={{ ...request, table }} />
      </div>
      <div className="scroll tall" role="region" aria-label={`Table: ${title.toLowerCase()}`} tabIndex={0}>
        <table className="num">
          <thead>
            <tr>
              <th>{column}</th>
              <th className="r">Attacks</th>
              <th className="r">Lasted</th>
              <th className="r">Largest</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <td>{group.key === '' ? <span className="mut">{nobody}</span> : group.key}</td>
                <td className="r hi share-bar" style={share(group.count / most)}>
                  {count(group.count)}
                </td>
                <td className="r">{duration(group.seconds)}</td>
                <td className="r" title={formatRate(group.peakPps, 'pps')}>
                  {formatRate(group.peakBps, 'bps')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
