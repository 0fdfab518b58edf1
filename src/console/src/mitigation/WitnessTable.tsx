import type { MitigationDetail } from '../api/types'
import { count } from '../format/numbers'
import { formatRate } from '../format/rates'
import { Glyph } from '../ui/Glyph'

const kinds: Record<string, string> = { node: 'Node', router: 'Router', provider: 'Provider' }

/** Every node, router or provider that should carry a mitigation out, whether it does, and what it counts. */
export function WitnessTable({ details }: { details: readonly MitigationDetail[] }) {
  const rows = details.flatMap(({ summary, witnesses }) => witnesses.map((witness) => ({ ...witness, id: summary.id })))
  if (rows.length === 0) return null
  return (
    <div className="scroll" role="region" aria-label="Who carries it out" tabIndex={0}>
      <table className="num">
        <thead>
          <tr>
            {details.length > 1 && <th>Rule</th>}
            <th>Who</th>
            <th>Has it</th>
            <th>Says</th>
            <th className="r">Drops now</th>
            <th className="r">Packets</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.id} ${row.kind} ${row.name}`}>
              {details.length > 1 && <td className="mono mut">{row.id}</td>}
              <td>
                <b>{row.name}</b> <span className="mut">{kinds[row.kind] ?? row.kind}</span>
              </td>
              <td>
                <span className={row.has ? 'ns good' : 'ns warn'}>
                  <Glyph shape={row.has ? 'ok' : 'high'} />
                  {row.has ? 'Yes' : 'No'}
                </span>
              </td>
              <td className="mut says">{row.says}</td>
              <td className="r">{row.droppedPps === null ? <span className="mut">not counted</span> : formatRate(row.droppedPps, 'pps')}</td>
              <td className="r">{row.droppedPackets === null ? '–' : count(row.droppedPackets)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
