import { useQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ApiTokenView } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { Empty, Failure, Loading } from '../../ui/States'
import { SettingsPage } from '../SettingsPage'
import { useChange } from '../useChange'
import { tokensQuery } from './queries'
import TokenDialog from './TokenDialog'
import { scopeNames } from './wording'

/** What programs come with instead of a person's session. */
export function TokensPage() {
  const { data, error, refetch } = useQuery(tokensQuery)
  const [making, setMaking] = useState(false)
  const [revoked, setRevoked] = useState<ApiTokenView | null>(null)
  return (
    <SettingsPage title="Tokens">
      <section className="panel list" aria-label="API tokens">
        <div className="ph">
          <h2>API tokens</h2>
          <span className="mut xs">for programs and for flowtriq ctl; a token may never do more than its owner</span>
          <div className="sp" />
          <Action className="btn p sm" onClick={() => setMaking(true)}>
            <Plus className="i s" aria-hidden="true" />
            New token
          </Action>
        </div>
        {data === undefined ? (
          error === null ? <Loading rows={3} label="Loading tokens" /> : <Failure error={error} retry={() => void refetch()} />
        ) : data.length === 0 ? (
          <Empty icon={KeyRound} title="No token yet">
            <p>A program sends its token as “Authorization: Bearer …”. Give each program its own, with the least it needs.</p>
          </Empty>
        ) : (
          <TokenTable tokens={data} revoke={setRevoked} />
        )}
      </section>
      {making && <TokenDialog close={() => setMaking(false)} />}
      {revoked !== null && <Revoke token={revoked} close={() => setRevoked(null)} />}
    </SettingsPage>
  )
}

function TokenTable({ tokens, revoke }: { tokens: readonly ApiTokenView[]; revoke: (token: ApiTokenView) => void }) {
  const { zone } = usePrefs()
  return (
    <div className="scroll" role="region" aria-label="Table of tokens" tabIndex={0}>
      <table className="num">
        <thead>
          <tr>
            <th>Token</th>
            <th>Owner</th>
            <th>Scopes</th>
            <th>Last used</th>
            <th>Expires</th>
            <th>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.number}>
              <td>
                <b>{token.name}</b> <span className="mono mut">{token.start}…</span>
              </td>
              <td>{token.mine ? 'You' : token.owner}</td>
              <td>{token.scopes.map((scope) => scopeNames[scope][0]).join(', ')}</td>
              <td className="mut">{token.usedAt === null ? 'Never' : `${dateTime(token.usedAt, zone)} from ${token.address}`}</td>
              <td className="mut">{token.expired ? <span className="tag bad">Expired</span> : token.expiresAt === null ? 'When revoked' : dateTime(token.expiresAt, zone)}</td>
              <td className="r acts">
                <Action className="btn d sm" onClick={() => revoke(token)}>
                  Revoke<span className="sr"> {token.name}</span>
                </Action>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Revoke({ token, close }: { token: ApiTokenView; close: () => void }) {
  const remove = useChange<void>('tokens')
  return (
    <Confirm
      title={`Revoke ${token.name}`}
      verb="Revoke token"
      busy={remove.isPending}
      error={remove.error}
      confirm={() => remove.mutate({ method: 'DELETE', path: `/tokens/${token.number}` }, { onSuccess: close })}
      close={close}
    >
      <p>The program that uses it is refused from its next request on. This cannot be taken back; make a new token instead.</p>
    </Confirm>
  )
}
