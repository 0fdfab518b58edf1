import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { CommandHook, GoBgpDaemon } from '../../api/types'
import { Action } from '../../ui/Action'
import { Empty, Failure, Loading } from '../../ui/States'
import CommandDialog from './CommandDialog'
import GoBgpDialog from './GoBgpDialog'
import { commandsQuery, goBgpQuery } from './queries'

/** Other ways for routes into the network: a gobgpd of the operator's, or a program of their own. */
export function BackendsPanel() {
  const daemons = useQuery(goBgpQuery)
  const hooks = useQuery(commandsQuery)
  const refusal = useAdminRefusal()
  const [daemon, setDaemon] = useState<GoBgpDaemon | 'new' | null>(null)
  const [hook, setHook] = useState<CommandHook | 'new' | null>(null)
  const error = daemons.error ?? hooks.error
  return (
    <section className="panel list" aria-label="Other backends">
      <div className="ph">
        <h2>Other backends</h2>
        <span className="mut xs">beside or instead of the built-in speaker</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setDaemon('new')}>
          <Plus className="i s" aria-hidden="true" />
          GoBGP
        </Action>
        <Action className="btn sm" refusal={refusal} onClick={() => setHook('new')}>
          <Plus className="i s" aria-hidden="true" />
          Command
        </Action>
      </div>
      {daemons.data === undefined || hooks.data === undefined ? (
        error === null ? <Loading rows={2} label="Loading backends" /> : <Failure error={error} retry={() => void Promise.all([daemons.refetch(), hooks.refetch()])} />
      ) : daemons.data.length + hooks.data.length === 0 ? (
        <Empty title="None">
          <p>The built-in speaker is enough for most networks. A gobgpd 3.x that you run already, or a null-route script of your own, can be used too.</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of other backends" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>Backend</th>
                <th>What</th>
                <th>Where</th>
                <th>State</th>
                <th><span className="sr">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {daemons.data.map((each) => (
                <Row key={`gobgp ${each.name}`} name={each.name} what="GoBGP 3.x" where={each.address} enabled={each.enabled} edit={() => setDaemon(each)} />
              ))}
              {hooks.data.map((each) => (
                <Row key={`command ${each.name}`} name={each.name} what="Command" where={each.program} enabled={each.enabled} edit={() => setHook(each)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {daemon !== null && <GoBgpDialog daemon={daemon === 'new' ? null : daemon} close={() => setDaemon(null)} />}
      {hook !== null && <CommandDialog hook={hook === 'new' ? null : hook} close={() => setHook(null)} />}
    </section>
  )
}

function Row({ name, what, where, enabled, edit }: { name: string; what: string; where: string; enabled: boolean; edit: () => void }) {
  const refusal = useAdminRefusal()
  return (
    <tr>
      <td>
        <b>{name}</b>
      </td>
      <td>{what}</td>
      <td className="mono">{where}</td>
      <td>
        <span className={enabled ? 'tag ok' : 'tag'}>{enabled ? 'Used' : 'Switched off'}</span>
      </td>
      <td className="r acts">
        <Action className="btn sm" refusal={refusal} onClick={edit}>
          Edit
        </Action>
      </td>
    </tr>
  )
}
