import { useQuery } from '@tanstack/react-query'
import type { BgpRouteState } from '../../api/types'
import { Modal } from '../../dialogs/Modal'
import { plural } from '../../format/numbers'
import { csv, download } from '../../ui/csv'
import { CsvButton } from '../../ui/CsvButton'
import { Empty, Failure, Loading } from '../../ui/States'
import { bgpRoutesQuery } from './queries'

const names: Record<BgpRouteState, string> = { waiting: 'Waiting', accepted: 'Sent', refused: 'Cannot be sent', rejected: 'Rejected', orphan: 'Orphan' }
const tags: Record<BgpRouteState, string> = { waiting: 'tag info', accepted: 'tag mit', refused: 'tag bad', rejected: 'tag bad', orphan: 'tag warn' }

/** The adj-RIB-out: every route towards one router, read back from what was sent. */
export default function RoutesDialog({ peer, close }: { peer: string; close: () => void }) {
  const { data, error, refetch } = useQuery({ ...bgpRoutesQuery(peer), refetchInterval: 5000 })
  return (
    <Modal title={`Routes towards ${peer}`} note={data === undefined ? 'read back from what was sent' : `${plural(data.length, 'route')}, read back from what was sent`} wide close={close}>
      {data === undefined ? (
        error === null ? <Loading rows={5} label="Loading routes" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <Empty title="No route">
          <p>Nothing is announced to this router now. A healthy network has nothing here.</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of routes" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>Route</th>
                <th>Family</th>
                <th>State</th>
                <th>Attributes</th>
                <th className="r">
                  <CsvButton
                    onClick={() =>
                      download(
                        `${peer}-routes.csv`,
                        csv(
                          ['router', 'route', 'family', 'state', 'reason', 'attributes'],
                          data.map((route) => [route.peer, route.route, route.family, route.state, route.reason, route.attributes.join('; ')]),
                        ),
                      )
                    }
                  />
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((route) => (
                <tr key={`${route.family} ${route.route}`}>
                  <td className="mono hi wrap">{route.route}</td>
                  <td className="mut">{route.family}</td>
                  <td>
                    <span className={tags[route.state]}>{names[route.state]}</span>
                    {route.reason !== null && <small className="mut wrap"> {route.reason}</small>}
                  </td>
                  <td className="mono mut wrap" colSpan={2}>
                    {route.attributes.join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  )
}
