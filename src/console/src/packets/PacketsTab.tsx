import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ChartColumn, PackageOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { packetsQuery } from '../api/queries'
import type { Capture } from '../api/types'
import { bytes, count, percent } from '../format/numbers'
import { Empty, Failure, Loading } from '../ui/States'
import { later } from '../ui/later'
import { PacketFilter } from './PacketFilter'
import { PacketList } from './PacketList'
import { pageLength } from './usePages'
import './packets.css'

const PacketDetailPanel = later(() => import('./PacketDetailPanel'), <Loading rows={4} label="Loading packet" />)
const StatisticsPanel = later(() => import('./StatisticsPanel'), <Loading label="Loading statistics" />)
const route = getRouteApi('/shell/incidents/$number')

export default function PacketsTab({ captures, nodes }: { captures: Capture[]; nodes: readonly { id: string; name: string }[] }) {
  const nodeName = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id
  const [chosen, setChosen] = useState<string | null>(null)
  const capture = captures.find(({ id }) => id === chosen) ?? captures[0]
  if (capture === undefined)
    return (
      <Empty icon={PackageOpen} title="No packets yet">
        <p>The agent sends its capture when it is complete. Nodes in counters mode do not capture packets.</p>
      </Empty>
    )
  if (!capture.complete)
    return (
      <Empty icon={PackageOpen} title="The capture is arriving">
        <p className="num">
          {bytes(capture.receivedBytes)}
          {capture.size > 0 && ` of ${bytes(capture.size)} (${percent(capture.receivedBytes / capture.size)})`} from {nodeName(capture.node)}
        </p>
      </Empty>
    )
  return (
    <>
      {captures.length > 1 && (
        <div className="capture-pick">
          <select className="in" aria-label="Capture" value={capture.id} onChange={(event) => setChosen(event.target.value)}>
            {captures.map((each) => (
              <option key={each.id} value={each.id}>
                {nodeName(each.node)}: {count(each.packets)} packets
              </option>
            ))}
          </select>
        </div>
      )}
      {!capture.asAnnounced && <p className="altered">This file is not what the node announced: see Evidence.</p>}
      <Packets key={capture.id} capture={capture} />
    </>
  )
}

function Packets({ capture }: { capture: Capture }) {
  const { pkt, filter = '', stats } = route.useSearch()
  const navigate = route.useNavigate()
  const first = useQuery(packetsQuery(capture.id, { offset: 0, limit: pageLength, filter }))
  const panel = useRef<HTMLDivElement>(null)
  const opened = first.data !== undefined && pkt !== undefined
  // The detail needs room below the list, which may lie under the fold.
  useEffect(() => {
    if (opened) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  const slot = document.querySelector('#packet-filter')
  const select = (number: number | undefined): void => void navigate({ search: (old) => ({ ...old, pkt: number }), replace: true })
  const setFilter = (next: string): void => void navigate({ search: (old) => ({ ...old, filter: next === '' ? undefined : next }), replace: true })
  const toggle = (): void => void navigate({ search: (old) => ({ ...old, stats: stats === true ? undefined : true, pkt: undefined }), replace: true })
  const narrow = (condition: string): void => setFilter(filter === '' ? condition : `(${filter}) and ${condition}`)
  return (
    <>
      {slot !== null &&
        createPortal(
          <>
            <PacketFilter value={filter} onChange={setFilter} problem={first.error?.message ?? null} page={first.data} />
            <button type="button" className={stats === true ? 'btn sm on' : 'btn sm'} aria-pressed={stats === true} title="Packet statistics" onClick={toggle}>
              <ChartColumn className="i s" aria-hidden="true" />
              Statistics
            </button>
          </>,
          slot,
        )}
      {first.data === undefined ? (
        first.error === null ? <Loading label="Loading packets" /> : <Failure error={first.error} retry={() => void first.refetch()} />
      ) : stats === true ? (
        <StatisticsPanel capture={capture.id} filter={filter} narrow={narrow} />
      ) : (
        <div ref={panel} className={pkt === undefined ? 'packets' : 'packets with-detail'}>
          <PacketList key={filter} capture={capture} filter={filter} page={first.data} selected={pkt} onSelect={select} />
          {pkt !== undefined && (
            <PacketDetailPanel capture={capture.id} number={pkt} close={() => select(undefined)} />
          )}
        </div>
      )}
    </>
  )
}
