import type { SessionView } from '../../api/types'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { useChange } from '../useChange'
import { browserName } from './browserName'

/** Where the account is used, with the way to end it. */
export function SessionsPanel({ sessions }: { sessions: readonly SessionView[] }) {
  const { zone } = usePrefs()
  const end = useChange<void>('profile')
  return (
    <section className="panel list" aria-label="Sessions">
      <div className="ph">
        <h2>Sessions</h2>
        <div className="sp" />
        {sessions.length > 1 && (
          <Action className="btn sm" busy={end.isPending} onClick={() => end.mutate({ method: 'DELETE', path: '/profile/sessions' })}>
            Sign out all others
          </Action>
        )}
      </div>
      <div className="scroll" role="region" aria-label="Table of sessions" tabIndex={0}>
        <table className="num">
          <thead>
            <tr>
              <th>Browser</th>
              <th>Address</th>
              <th>By</th>
              <th>Since</th>
              <th>Last used</th>
              <th><span className="sr">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.number}>
                <td title={session.browser}>
                  {browserName(session.browser)} {session.current && <span className="mut xs">this one</span>}
                </td>
                <td className="mono">{session.address}</td>
                <td className="mut">{session.way}</td>
                <td className="mut">{dateTime(session.startedAt, zone)}</td>
                <td className="mut">{dateTime(session.seenAt, zone)}</td>
                <td className="r">
                  {!session.current && (
                    <Action className="btn sm" busy={end.isPending} onClick={() => end.mutate({ method: 'DELETE', path: `/profile/sessions/${session.number}` })}>
                      Sign out<span className="sr"> session {session.number}</span>
                    </Action>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
