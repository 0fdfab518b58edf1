import { Fragment, useState } from 'react'
import type { AuditLine } from '../../api/types'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { differences } from './difference'

/** The entries; one that knows what it changed opens to show it. */
export function AuditTable({ lines }: { lines: readonly AuditLine[] }) {
  const [open, setOpen] = useState<number | null>(null)
  const { zone } = usePrefs()
  return (
    <div className="scroll" role="region" aria-label="Table of entries" tabIndex={0}>
      <table className="num audit">
        <thead>
          <tr>
            <th>Time</th>
            <th>Who</th>
            <th>From</th>
            <th>What</th>
            <th>Object</th>
            <th>Answer</th>
            <th>
              <span className="sr">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Fragment key={line.number}>
              <tr>
                <td className="mut">{dateTime(line.at, zone)}</td>
                <td>
                  <b>{line.person === '' ? 'Nobody known' : line.person}</b> <span className="mut xs">{line.via}</span>
                </td>
                <td className="mono mut">{line.address}</td>
                <td className="audit-what">{line.what === '' ? line.action : line.what}</td>
                <td className="mono mut audit-what">{line.object}</td>
                <td>
                  <span className={line.status >= 400 ? 'tag bad' : 'tag ok'}>{answerOf(line.status)}</span>
                </td>
                <td className="r">
                  {(line.before !== null || line.after !== null) && (
                    <button type="button" className="btn sm" aria-expanded={open === line.number} onClick={() => setOpen(open === line.number ? null : line.number)}>
                      Change<span className="sr"> of entry {line.number}</span>
                    </button>
                  )}
                </td>
              </tr>
              {open === line.number && (
                <tr>
                  <td colSpan={7}>
                    <Change line={line} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const answers: Record<number, string> = { 401: 'refused', 403: 'not permitted', 409: 'conflict' }

const answerOf = (status: number): string => (status < 400 ? 'done' : (answers[status] ?? `failed (${status})`))

function Change({ line: { number, before, after, hash } }: { line: AuditLine }) {
  const changed = differences(before, after)
  return (
    <section className="audit-change" aria-label={`Change of entry ${number}`}>
      {changed.length === 0 ? (
        <p className="mut">Nothing differs.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Member</th>
              <th>Before</th>
              <th>After</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((each) => (
              <tr key={each.path}>
                <td className="mono">{each.path === '' ? 'value' : each.path}</td>
                <td className="mono bad">{each.before === null ? <span className="mut">not there</span> : <del>{each.before}</del>}</td>
                <td className="mono good">{each.after === null ? <span className="mut">not there</span> : <ins>{each.after}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="mono mut xs">SHA-256 {hash}</p>
    </section>
  )
}
