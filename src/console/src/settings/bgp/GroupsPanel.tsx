import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { BgpGroup, RouteKind } from '../../api/types'
import { Action } from '../../ui/Action'
import { Empty, Failure, Loading } from '../../ui/States'
import GroupDialog from './GroupDialog'
import { bgpGroupsQuery } from './queries'

export const kindNames: Record<RouteKind, string> = { blackhole: 'RTBH', diversion: 'Diversion', flowSpec: 'FlowSpec' }

/** Next hops and communities for routers of one sort. */
export function GroupsPanel() {
  const { data, error, refetch } = useQuery(bgpGroupsQuery)
  const refusal = useAdminRefusal()
  const [edited, setEdited] = useState<BgpGroup | 'new' | null>(null)
  return (
    <section className="panel list" aria-label="Groups">
      <div className="ph">
        <h2>Groups</h2>
        <span className="mut xs">what routers of one sort take: route reflectors, one transit, one provider</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setEdited('new')}>
          <Plus className="i s" aria-hidden="true" />
          Add group
        </Action>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={3} label="Loading groups" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <Empty title="No group yet">
          <p>A group says the next hop and the communities; routers name the group they belong to.</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of groups" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>Group</th>
                <th>Takes</th>
                <th>Next hop IPv4</th>
                <th>Next hop IPv6</th>
                <th>RTBH communities</th>
                <th><span className="sr">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {data.map((group) => (
                <tr key={group.name}>
                  <td>
                    <b>{group.name}</b>
                  </td>
                  <td>{group.kinds.map((kind) => kindNames[kind]).join(', ')}</td>
                  <td className="mono">{group.nextHopV4 ?? '–'}</td>
                  <td className="mono">{group.nextHopV6 ?? '–'}</td>
                  <td className="mono mut">{group.blackholeCommunities?.join(' ') ?? '65535:666, no-export'}</td>
                  <td className="r acts">
                    <Action className="btn sm" refusal={refusal} onClick={() => setEdited(group)}>
                      Edit
                    </Action>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && <GroupDialog group={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </section>
  )
}
