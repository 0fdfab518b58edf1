import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { roleNames } from '../../access/session'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { Empty, Failure, Loading } from '../../ui/States'
import { useChange } from '../useChange'
import InviteDialog from './InviteDialog'
import { invitationsQuery } from './queries'

export function InvitationsPanel() {
  const { data, error, refetch } = useQuery(invitationsQuery)
  const { zone } = usePrefs()
  const withdraw = useChange<void>('invitations')
  const [inviting, setInviting] = useState(false)
  return (
    <section className="panel list" aria-label="Invitations">
      <div className="ph">
        <h2>Invitations</h2>
        <span className="mut xs">links that nobody has opened an account with yet</span>
        <div className="sp" />
        <Action className="btn sm" onClick={() => setInviting(true)}>
          <Plus className="i s" aria-hidden="true" />
          Invite
        </Action>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={2} label="Loading invitations" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <Empty title="No open invitation">
          <p>An invitation is a link that makes one account of one role.</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of invitations" tabIndex={0}>
          <table className="num">
            <thead>
              <tr>
                <th>E-mail</th>
                <th>Role</th>
                <th>Invited by</th>
                <th>Works until</th>
                <th><span className="sr">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {data.map((invitation) => (
                <tr key={invitation.number}>
                  <td>{invitation.email}</td>
                  <td>
                    {roleNames[invitation.role]}
                    {invitation.role === 'customer' && <span className="mut"> of {invitation.customerName ?? 'a customer that is gone'}</span>}
                  </td>
                  <td className="mut">{invitation.madeBy}</td>
                  <td className={invitation.expired ? 'err' : 'mut'}>
                    {dateTime(invitation.expiresAt, zone)}
                    {invitation.expired && ', over'}
                  </td>
                  <td className="r acts">
                    <Action className="btn sm" busy={withdraw.isPending} title={`Withdraw the invitation of ${invitation.email}`} onClick={() => withdraw.mutate({ method: 'DELETE', path: `/invitations/${invitation.number}` })}>
                      Withdraw<span className="sr"> the invitation of {invitation.email}</span>
                    </Action>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {inviting && <InviteDialog close={() => setInviting(false)} />}
    </section>
  )
}
