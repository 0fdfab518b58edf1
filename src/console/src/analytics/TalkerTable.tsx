import type { Query } from '../api/client'
import { CsvLink } from '../lists/CsvLink'
import { Empty } from '../ui/States'

interface TalkerTableProps {
  title: string
  /** The server's name of the table. */
  table: string
  request: Query
  /** What is said when there is no row. */
  empty: string
  columns: readonly string[]
  /** How many of the columns are words; the others are figures. */
  texts: number
  rows: readonly (readonly (string | null)[])[]
  note?: string
}

/** One of the tables of the page, the largest first. */
export function TalkerTable({ title, table, request, empty, columns, texts, rows, note }: TalkerTableProps) {
  return (
    <section className="panel" aria-label={title}>
      <div className="ph">
        <h2>{title}</h2>
        {note !== undefined && <span className="mut xs">{note}</span>}
        <div className="sp" />
        <CsvLink path="/analytics/talkers" request={{ ...request, table }} />
      </div>
      {rows.length === 0 ? (
        <Empty title="Nothing yet">
          <p>{empty}</p>
        </Empty>
      ) : (
        <div className="scroll tall" role="region" aria-label={`Table: ${title.toLowerCase()}`} tabIndex={0}>
          <table className="num">
            <thead>
              <tr>
                {columns.map((column, i) => (
                  <th key={column} className={i < texts ? '' : 'r'}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells) => (
                <tr key={cells[0]}>
                  {cells.map((cell, i) => (
                    <td key={columns[i]} className={i === 0 ? 'mono hi' : i < texts ? '' : 'r'}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
