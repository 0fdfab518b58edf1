import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { roleNames } from '../../access/session'
import type { MemberView } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { Failure, Loading } from '../../ui/States'
import { useChange } from '../useChange'
import MemberDialog from './MemberDialog'
import { membersQuery } from './queries'

export function MembersPanel() {
  const { data, error, refetch } = useQuery(membersQuery)
  const { zone } = usePrefs()
  const remove = useChange<void>('members')
  const [edited, setEdited] = useState<MemberView | null>(null)
  const [going, setGoing] = useState<MemberView | null>(null)
  return (
    <section className="panel list members" aria-label="Members">
      <div className="ph">
        <h2>Members</h2>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={4} label="Loading members" /> : <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div className="scroll" role="region" aria-label="Table of members" tabIndex={0}>
          <table className="num">
            <thead>
              <tr>
                <th>Name</th>
                <th>E-mail</th>
                <th>Role</th>
                <th>Second factor</th>
                <th>Last seen</th>
                <th><span className="sr">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {data.map((member) => (
                <tr key={member.number}>
                  <td>
                    <b>{member.name}</b> {member.yourself && <span className="mut xs">you</span>}
                  </td>
                  <td>{member.email}</td>
                  <td>
                    {roleNames[member.role]}
                    {member.role === 'customer' && <span className="mut"> of {member.customerName ?? 'a customer that is gone'}</span>}
                  </td>
                  <td>{member.secondFactor ? 'On' : <span className="mut">Off</span>}</td>
                  <td className="mut">
                    {member.seenAt === null ? '–' : dateTime(member.seenAt, zone)}
                    {member.lockedUntil !== null && <span className="err"> locked until {dateTime(member.lockedUntil, zone)}</span>}
                  </td>
                  <td className="r acts">
                    <Action className="btn sm" title={`Edit ${member.name}`} onClick={() => setEdited(member)}>
                      Edit<span className="sr"> {member.name}</span>
                    </Action>
                    <Action className="btn sm" title={`Remove ${member.name}`} onClick={() => setGoing(member)}>
                      Remove<span className="sr"> {member.name}</span>
                    </Action>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && <MemberDialog member={edited} close={() => setEdited(null)} />}
      {going !== null && (
        <Confirm
          title={`Remove ${going.name}`}
          verb="Remove member"
          busy={remove.isPending}
          error={remove.error}
          confirm={() => remove.mutate({ method: 'DELETE', path: `/members/${going.number}` }, { onSuccess: () => setGoing(null) })}
          close={() => {
            setGoing(null)
            remove.reset()
          }}
        >
          <p>{going.name} is signed out everywhere at once and cannot sign in any more. What was done stays in the timelines and in the audit log.</p>
        </Confirm>
      )}
    </section>
  )
}
