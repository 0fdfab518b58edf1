import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { ProtectedPrefixView, SafetyEditResult, SafetyView } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { Action } from '../../ui/Action'
import { csv, download } from '../../ui/csv'
import { CsvButton } from '../../ui/CsvButton'
import { Field } from '../../ui/Field'
import { Empty } from '../../ui/States'
import { useChange } from '../useChange'
import { PrefixForm } from './PrefixForm'

/** Addresses that no mitigation may touch: those people named, and those the software found out by itself. */
export function ProtectedPanel({ safety }: { safety: SafetyView }) {
  const refusal = useAdminRefusal()
  const add = useChange<SafetyEditResult>('safety')
  const remove = useChange<SafetyEditResult>('safety')
  const [going, setGoing] = useState<ProtectedPrefixView | null>(null)
  const [why, setWhy] = useState('')
  const rows = safety.protected
  return (
    <section className="panel list" aria-label="Protected list">
      <div className="ph">
        <h2>Protected list</h2>
        <span className="mut xs">never filtered, discarded or diverted</span>
        <div className="sp" />
        {rows.length > 0 && <CsvButton small={false} onClick={() => download('protected.csv', csv(['prefix', 'what', 'by'], rows.map((row) => [row.prefix, row.what, row.by])))} />}
      </div>
      {rows.length === 0 ? (
        <Empty title="Nothing is protected yet">
          <p>Put router loopbacks, resolvers, and the addresses of this server and its operators here.</p>
        </Empty>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Prefix</th>
              <th>What it is</th>
              <th>By</th>
              <th><span className="sr">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.number ?? 'derived'} ${row.prefix} ${row.what}`}>
                <td className="mono hi">{row.prefix}</td>
                <td>{row.what}</td>
                <td className="mut">
                  {row.by} {row.number === null && <span className="tag">found by itself</span>}
                </td>
                <td className="r">
                  {row.number !== null && (
                    <Action className="copy" refusal={refusal} title={`Take ${row.prefix} off the list`} onClick={() => setGoing(row)}>
                      <Trash2 className="i s" aria-hidden="true" />
                      <span className="sr">Take {row.prefix} off the list</span>
                    </Action>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <PrefixForm label="Protect" placeholder="192.0.2.53" noteLabel="What it is" noteKey="what" noteRequired warning={null} change={add} path="/safety/protected" />
      {going !== null && (
        <Confirm
          title={`Take ${going.prefix} off the list`}
          verb={safety.admins > 1 ? 'Ask a second administrator' : 'Take it off'}
          busy={remove.isPending}
          error={remove.error}
          confirm={() => remove.mutate({ method: 'DELETE', path: `/safety/protected/${going.number}${why.trim() === '' ? '' : `?why=${encodeURIComponent(why.trim())}`}` }, { onSuccess: () => setGoing(null) })}
          close={() => setGoing(null)}
        >
          <p>
            {going.what} (<span className="mono">{going.prefix}</span>) may then be filtered, discarded or diverted like any other address.
          </p>
          <Field label="Why" value={why} onChange={(event) => setWhy(event.target.value)} />
        </Confirm>
      )}
    </section>
  )
}
