import { useState } from 'react'
import { useAnalystRefusal } from '../../access/session'
import type { Alerting, Silence } from '../../api/alertingTypes'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { Empty } from '../../ui/States'
import { useChange } from '../useChange'
import { AlertingSettings } from './AlertingSettings'
import SilenceDialog from './SilenceDialog'
import { matchText } from './wording'

/** What is kept quiet about, why, and until when. */
export function SilencesPage() {
  return <AlertingSettings title="Silences">{(alerting) => <Silences silences={alerting.silences} />}</AlertingSettings>
}

function Silences({ silences }: { silences: readonly Silence[] }) {
  const refusal = useAnalystRefusal()
  const [adding, setAdding] = useState(false)
  const end = useChange<Alerting>('alerting')
  const { zone } = usePrefs()
  return (
    <section className="panel list" aria-label="Silences">
      <div className="ph">
        <h2>Silences</h2>
        <span className="mut xs">detection, record and mitigation go on</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setAdding(true)}>
          Add silence
        </Action>
      </div>
      {end.error !== null && <p className="err" role="alert">{end.error.message}</p>}
      {silences.length === 0 ? (
        <Empty title="Nothing is silenced">
          <p>Silence an incident from its page with S, or a prefix from here.</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of silences" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>Incidents</th>
                <th>Reason</th>
                <th>By</th>
                <th>Until</th>
                <th><span className="sr">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {silences.map((silence) => (
                <tr key={silence.number}>
                  <td>{matchText(silence.match)}</td>
                  <td>{silence.reason}</td>
                  <td>{silence.by}</td>
                  <td className="num">
                    {dateTime(silence.until, zone)}
                    {silence.endedBy != null && <span className="mut"> ended by {silence.endedBy}</span>}
                  </td>
                  <td className="r acts">
                    {silence.open ? (
                      <Action className="btn sm" refusal={refusal} busy={end.isPending} onClick={() => end.mutate({ method: 'DELETE', path: `/alerting/silences/${silence.number}` })}>
                        End now
                      </Action>
                    ) : (
                      <span className="mut">over</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding && <SilenceDialog close={() => setAdding(false)} />}
    </section>
  )
}
