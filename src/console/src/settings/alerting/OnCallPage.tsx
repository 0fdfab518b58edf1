import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { Alerting, Rota } from '../../api/alertingTypes'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { Empty } from '../../ui/States'
import { AlertingSettings } from './AlertingSettings'
import { RotaDialog } from './RotaDialog'

/** Who is on call, and who will be. */
export function OnCallPage() {
  return <AlertingSettings title="On call">{(alerting) => <Rotas alerting={alerting} />}</AlertingSettings>
}

function Rotas({ alerting }: { alerting: Alerting }) {
  const refusal = useAdminRefusal()
  const [edited, setEdited] = useState<Rota | 'new' | null>(null)
  return (
    <>
      <section className="panel" aria-label="Rotas">
        <div className="ph">
          <h2>Rotas</h2>
          <span className="mut xs">a step of an escalation can tell whoever is on call</span>
          <div className="sp" />
          <Action className="btn sm" refusal={refusal} onClick={() => setEdited('new')}>
            <Plus className="i s" aria-hidden="true" />
            Add rota
          </Action>
        </div>
        {alerting.rotas.length === 0 && (
          <Empty title="No rota yet">
            <p>Members take turns of days or weeks, handed over at a time of the local clock; somebody else can stand in.</p>
          </Empty>
        )}
      </section>
      {alerting.rotas.map((each) => (
        <Shifts key={each.number} rota={each} refusal={refusal} edit={() => setEdited(each)} />
      ))}
      {edited !== null && <RotaDialog alerting={alerting} rota={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </>
  )
}

function Shifts({ rota: { rota, onCall, shifts }, refusal, edit }: { rota: Rota; refusal: string | null; edit: () => void }) {
  const { zone } = usePrefs()
  return (
    <section className="panel list" aria-label={`Rota ${rota.name}`}>
      <div className="ph">
        <h3>{rota.name}</h3>
        <span className="mut xs">{onCall == null ? 'nobody is on call' : `${onCall} is on call`}</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={edit}>
          Edit
        </Action>
      </div>
      <div className="scroll" role="region" aria-label={`Shifts of ${rota.name}`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>Who</th>
              <th>From</th>
              <th>Until</th>
            </tr>
          </thead>
          <tbody>
            {shifts.map((shift) => (
              <tr key={`${shift.from}${shift.member}`}>
                <td>
                  {shift.name} {shift.standsIn && <span className="tag">stands in</span>}
                </td>
                <td className="num">{dateTime(shift.from, zone)}</td>
                <td className="num">{dateTime(shift.until, zone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
