import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { Maintenance } from '../../api/alertingTypes'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { Empty } from '../../ui/States'
import { AlertingSettings } from './AlertingSettings'
import { AnnouncedPanel } from './AnnouncedPanel'
import { MaintenanceDialog } from './MaintenanceDialog'
import { matchText, weeklyText } from './wording'

/** Work that is known beforehand. */
export function MaintenancePage() {
  return (
    <AlertingSettings title="Maintenance">
      {(alerting) => (
        <>
          <AnnouncedPanel works={alerting.announced} />
          <Windows windows={alerting.windows} />
        </>
      )}
    </AlertingSettings>
  )
}

function Windows({ windows }: { windows: readonly Maintenance[] }) {
  const refusal = useAdminRefusal()
  const [edited, setEdited] = useState<Maintenance | 'new' | null>(null)
  const { zone } = usePrefs()
  return (
    <section className="panel list" aria-label="Maintenance windows">
      <div className="ph">
        <h2>Maintenance windows</h2>
        <span className="mut xs">nobody is told; detection, record and mitigation go on</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setEdited('new')}>
          <Plus className="i s" aria-hidden="true" />
          Add window
        </Action>
      </div>
      {windows.length === 0 ? (
        <Empty title="No maintenance is planned">
          <p>A window keeps quiet about nodes, POPs or customers while somebody works on them. An attack that others see too is told all the same.</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of maintenance windows" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>Work</th>
                <th>On</th>
                <th>When</th>
                <th>Now</th>
                <th><span className="sr">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {windows.map((each) => (
                <tr key={each.number}>
                  <td>
                    <b>{each.window.name}</b>
                  </td>
                  <td>{matchText(each.window.scope)}</td>
                  <td className="num">
                    {each.window.weekly == null
                      ? `${dateTime(each.window.from, zone)} to ${each.window.until == null ? '' : dateTime(each.window.until, zone)}`
                      : `weekly ${weeklyText(each.window.weekly)}`}
                  </td>
                  <td>{each.openUntil == null ? <span className="mut">not open</span> : <span className="tag warn">until {dateTime(each.openUntil, zone)}</span>}</td>
                  <td className="r acts">
                    <Action className="btn sm" refusal={refusal} onClick={() => setEdited(each)}>
                      Edit
                    </Action>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && <MaintenanceDialog window={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </section>
  )
}
