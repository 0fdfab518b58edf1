import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAnalystRefusal } from '../../access/session'
import type { AnnouncedWork } from '../../api/alertingTypes'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { statusPagesQuery } from '../../status/queries'
import { Action } from '../../ui/Action'
import { Empty } from '../../ui/States'
import { later } from '../../ui/later'

const AnnounceDialog = later(() => import('./AnnounceDialog'))

/** Work that status pages tell the public of, and that is quiet here for the same time. */
export function AnnouncedPanel({ works }: { works: readonly AnnouncedWork[] }) {
  const analyst = useAnalystRefusal()
  const { data: pages } = useQuery(statusPagesQuery)
  const [edited, setEdited] = useState<AnnouncedWork | 'new' | null>(null)
  const refusal = analyst ?? (pages === undefined ? 'The status pages are not known yet' : pages.length === 0 ? 'There is no status page yet' : null)
  return (
    <section className="panel list" aria-label="Announced maintenance">
      <div className="ph">
        <h2>Announced on status pages</h2>
        <span className="mut xs">told to the public and quiet here, as one piece of work</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setEdited('new')}>
          <Plus className="i s" aria-hidden="true" />
          Announce work
        </Action>
      </div>
      {works.length === 0 ? (
        <Empty title="Nothing is announced">
          <p>Work that customers should read of is announced once, here or on the status page; both follow.</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of announced maintenance" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>Work</th>
                <th>On</th>
                <th>When</th>
                <th>Told on</th>
                <th>Now</th>
                <th>
                  <span className="sr">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {works.map((work) => (
                <Row key={work.number} work={work} refusal={refusal} edit={() => setEdited(work)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && (
        <AnnounceDialog work={edited === 'new' ? null : edited} pages={pages ?? []} close={() => setEdited(null)} />
      )}
    </section>
  )
}

function Row({ work, refusal, edit }: { work: AnnouncedWork; refusal: string | null; edit: () => void }) {
  const { zone } = usePrefs()
  return (
    <tr>
      <td>
        <b>{work.title}</b>
      </td>
      <td>{work.components.join(', ')}</td>
      <td className="num">
        {dateTime(work.starts, zone)} to {dateTime(work.ends, zone)}
      </td>
      <td>
        <Link to="/status-pages/$number" params={{ number: String(work.page) }} className="lk">
          {work.pageName}
        </Link>
      </td>
      <td>{work.open ? <span className="tag warn">until {dateTime(work.ends, zone)}</span> : <span className="mut">not open</span>}</td>
      <td className="r acts">
        <Action className="btn sm" refusal={refusal} onClick={edit}>
          Edit
        </Action>
      </td>
    </tr>
  )
}
