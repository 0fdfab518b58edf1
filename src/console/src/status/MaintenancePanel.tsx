import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import type { StatusMaintenanceView, StatusPageDetail } from '../api/types'
import { dateTime } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { Action } from '../ui/Action'
import { Empty } from '../ui/States'
import MaintenanceDialog from './MaintenanceDialog'

export function MaintenancePanel({ page }: { page: StatusPageDetail }) {
  const refusal = useAnalystRefusal()
  const { zone } = usePrefs()
  const [edited, setEdited] = useState<StatusMaintenanceView | 'new' | null>(null)
  return (
    <section className="panel list" aria-label="Maintenance">
      <div className="ph">
        <h2>Maintenance</h2>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setEdited('new')}>
          <Plus className="i s" aria-hidden="true" />
          Announce
        </Action>
      </div>
      {page.maintenance.length === 0 ? (
        <Empty title="Nothing is announced" />
      ) : (
        <ul className="status-parts">
          {page.maintenance.map((work) => (
            <li key={work.number}>
              <span>
                {work.title}
                <small className="mut num">
                  {dateTime(work.starts, zone)} to {dateTime(work.ends, zone)}
                  {work.quiet && ', alerts are quiet'}
                </small>
              </span>
              <Action className="btn sm" refusal={refusal} onClick={() => setEdited(work)}>
                Edit
              </Action>
            </li>
          ))}
        </ul>
      )}
      {edited !== null && <MaintenanceDialog page={page} work={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </section>
  )
}
