import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { OwnPrefixView, SafetyEditResult, SafetyView } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { csv, download } from '../../ui/csv'
import { CsvButton } from '../../ui/CsvButton'
import { Empty } from '../../ui/States'
import { useChange } from '../useChange'
import { PrefixForm } from './PrefixForm'

/** Our own address space: nothing outside of it is ever announced or filtered. */
export function OwnPrefixesPanel({ safety }: { safety: SafetyView }) {
  const refusal = useAdminRefusal()
  const { zone } = usePrefs()
  const add = useChange<SafetyEditResult>('safety', 'customers')
  const remove = useChange<SafetyEditResult>('safety', 'customers')
  const [going, setGoing] = useState<OwnPrefixView | null>(null)
  const rows = safety.ownPrefixes
  return (
    <section className="panel list" aria-label="Own address space">
      <div className="ph">
        <h2>Own address space</h2>
        <span className="mut xs">nothing outside of it is ever announced</span>
        <div className="sp" />
        {rows.length > 0 && <CsvButton small={false} onClick={() => download('own-prefixes.csv', csv(['prefix', 'why', 'added', 'by'], rows.map((row) => [row.prefix, row.why, row.at, row.by])))} />}
      </div>
      {rows.length === 0 ? (
        <Empty title="No own prefix yet">
          <p>Until your own prefixes are here, nothing can be mitigated, on any level.</p>
        </Empty>
      ) : (
        <table className="num">
          <thead>
            <tr>
              <th>Prefix</th>
              <th>Why</th>
              <th>Added</th>
              <th>By</th>
              <th><span className="sr">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <td className="mono hi">{row.prefix}</td>
                <td>{row.why}</td>
                <td className="mut">{dateTime(row.at, zone)}</td>
                <td className="mut">{row.by}</td>
                <td className="r">
                  <Action className="copy" refusal={refusal} title={`Remove ${row.prefix}`} onClick={() => setGoing(row)}>
                    <Trash2 className="i s" aria-hidden="true" />
                    <span className="sr">Remove {row.prefix}</span>
                  </Action>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <PrefixForm
        label="Add own prefix"
        placeholder="203.0.113.0/24"
        noteLabel="Why"
        noteKey="why"
        warning={safety.admins > 1 && rows.length > 0 ? 'It makes more possible, so a second administrator must confirm it.' : null}
        change={add}
        path="/safety/own-prefixes"
      />
      {going !== null && (
        <Confirm
          title={`Remove ${going.prefix}`}
          verb="Remove prefix"
          busy={remove.isPending}
          error={remove.error}
          confirm={() => remove.mutate({ method: 'DELETE', path: `/safety/own-prefixes/${going.number}` }, { onSuccess: () => setGoing(null) })}
          close={() => setGoing(null)}
        >
          <p>
            Nothing in <span className="mono">{going.prefix}</span> is mitigated any more; what is in force there is withdrawn within seconds.
          </p>
        </Confirm>
      )}
    </section>
  )
}
