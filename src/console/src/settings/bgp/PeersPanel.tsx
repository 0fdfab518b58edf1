import { useQuery } from '@tanstack/react-query'
import { Plus, Waypoints } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal, useAnalystRefusal } from '../../access/session'
import { bgpStatusQuery } from '../../api/bgpStatusQuery'
import type { BgpPeer, BgpPeerStatus } from '../../api/types'
import { count, plural } from '../../format/numbers'
import { duration, epoch } from '../../format/time'
import { useNow } from '../../live/react'
import { Action } from '../../ui/Action'
import { csv, download } from '../../ui/csv'
import { CsvButton } from '../../ui/CsvButton'
import { Glyph } from '../../ui/Glyph'
import { Empty, Failure, Loading } from '../../ui/States'
import PeerDialog from './PeerDialog'
import { bgpPeersQuery } from './queries'
import RoutesDialog from './RoutesDialog'
import { useChange } from '../useChange'

/** One row for each router: the session as it is, what it should have and what it was sent. */
export function PeersPanel() {
  const status = useQuery({ ...bgpStatusQuery, refetchInterval: 3000 })
  const peers = useQuery({ ...bgpPeersQuery, refetchInterval: 10_000 })
  const refusal = useAdminRefusal()
  const [edited, setEdited] = useState<BgpPeer | 'new' | null>(null)
  const [routes, setRoutes] = useState<string | null>(null)
  const error = status.error ?? peers.error
  const rows = rowsOf(status.data ?? [], peers.data ?? [])
  return (
    <section className="panel list" aria-label="Routers">
      <div className="ph">
        <h2>Routers</h2>
        {status.data !== undefined && <span className="mut xs num">{`${status.data.filter(({ up }) => up).length} of ${plural(rows.length, 'session')} up`}</span>}
        <div className="sp" />
        <CsvButton small={false} onClick={() => exportPeers(rows)} />
        <Action className="btn p sm" refusal={refusal} onClick={() => setEdited('new')}>
          <Plus className="i s" aria-hidden="true" />
          Add router
        </Action>
      </div>
      {status.data === undefined || peers.data === undefined ? (
        error === null ? <Loading rows={4} label="Loading routers" /> : <Failure error={error} retry={() => void Promise.all([status.refetch(), peers.refetch()])} />
      ) : rows.length === 0 ? (
        <Empty icon={Waypoints} title="No router yet">
          <p>FlowSpec (level 2) and RTBH (level 3) stay unavailable until a router takes routes. Set our AS number below, then add the first router.</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of routers" tabIndex={0}>
          <table className="num peers">
            <thead>
              <tr>
                <th>Router</th>
                <th>State</th>
                <th>Families</th>
                <th className="r">Wanted</th>
                <th className="r">Sent</th>
                <th className="r">Rejected</th>
                <th>Last error</th>
                <th><span className="sr">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.name} row={row} edit={() => row.peer !== null && setEdited(row.peer)} show={() => setRoutes(row.name)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && <PeerDialog peer={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
      {routes !== null && <RoutesDialog peer={routes} close={() => setRoutes(null)} />}
    </section>
  )
}

interface PeerRow {
  name: string
  status: BgpPeerStatus | null
  peer: BgpPeer | null
}

/** Routers of every backend, and those that are configured but switched off. */
function rowsOf(status: readonly BgpPeerStatus[], peers: readonly BgpPeer[]): PeerRow[] {
  const configured = new Map(peers.map((peer) => [peer.name, peer]))
  const running = status.map((each) => ({ name: each.name, status: each, peer: configured.get(each.name) ?? null }))
  const known = new Set(running.map(({ name }) => name))
  return [...running, ...peers.filter(({ name }) => !known.has(name)).map((peer) => ({ name: peer.name, status: null, peer }))]
}

function Row({ row: { name, status, peer }, edit, show }: { row: PeerRow; edit: () => void; show: () => void }) {
  const refusal = useAdminRefusal()
  return (
    <tr>
      <td>
        <b>{name}</b>
        <small>
          {peer === null ? status?.announcer : `${peer.settings.address}, AS ${peer.settings.asn}`}, {status?.group ?? peer?.settings.group}
        </small>
      </td>
      <td>
        <Session status={status} />
      </td>
      <td className="families">{status?.families.map(familyName).join(', ') ?? ''}</td>
      <td className="r hi">{count(status?.wanted ?? 0)}</td>
      <td className="r hi">{count(status?.sent ?? 0)}</td>
      <td className="r">
        {status === null || status.rejected + status.refused + status.held === 0 ? (
          '0'
        ) : (
          <span className="bad" title={`${status.rejected} rejected, ${status.refused} cannot be sent, ${status.held} held back`}>
            {count(status.rejected + status.refused + status.held)}
          </span>
        )}
      </td>
      <td className="says mut" title={status?.lastError ?? undefined}>
        {status?.lastError ?? ''}
      </td>
      <td className="r acts">
        {status !== null && status.rejected + status.held > 0 && <Release peer={name} />}
        {status !== null && (
          <button type="button" className="btn sm" onClick={show}>
            Routes
          </button>
        )}
        {peer !== null && (
          <Action className="btn sm" refusal={refusal} onClick={edit}>
            Edit
          </Action>
        )}
      </td>
    </tr>
  )
}

/** "ipv4-flowspec" as people say it. */
const familyName = (family: string): string => family.replace(/^ipv(\d)-?/, 'v$1 ').replace('flowspec', 'FlowSpec')

function Session({ status }: { status: BgpPeerStatus | null }) {
  const now = useNow()
  if (status === null) return <span className="tag">Switched off</span>
  return (
    <span className={status.up ? 'ns good' : 'ns warn'}>
      <Glyph shape={status.up ? 'ok' : 'high'} />
      {status.state}
      {status.since !== null && <span className="mut">{duration((now - epoch(status.since)) / 1000)}</span>}
    </span>
  )
}

function Release({ peer }: { peer: string }) {
  const refusal = useAnalystRefusal()
  const { mutate, isPending, error } = useChange<void>('bgp')
  return (
    <Action
      className="btn sm"
      refusal={refusal}
      busy={isPending}
      title={error?.message ?? 'Sends once more what the router rejected'}
      onClick={() => mutate({ method: 'POST', path: `/bgp/release?peer=${encodeURIComponent(peer)}` })}
    >
      Try again
    </Action>
  )
}

function exportPeers(rows: readonly PeerRow[]): void {
  download(
    'bgp-routers.csv',
    csv(
      ['router', 'address', 'asn', 'group', 'announcer', 'state', 'families', 'wanted', 'sent', 'rejected', 'refused', 'held', 'flaps', 'last error'],
      rows.map(({ name, status, peer }) => [
        name,
        peer?.settings.address,
        peer?.settings.asn,
        status?.group ?? peer?.settings.group,
        status?.announcer,
        status?.state ?? 'off',
        status?.families.join(' '),
        status?.wanted,
        status?.sent,
        status?.rejected,
        status?.refused,
        status?.held,
        status?.flaps,
        status?.lastError,
      ]),
    ),
  )
}
