import { useState } from 'react'
import { useOverview } from '../live/react'
import { Action } from '../ui/Action'
import { BackTestFields } from './BackTestFields'
import { BackTestView } from './BackTestView'
import { InterfaceSelect } from './InterfaceSelect'
import type { TrySearch } from './search'
import { backTestRequest, readable, type Tried, triedKeys } from './tried'

/** Thresholds tried on what a node recorded in the last 30 days; nothing is changed by it. */
export function TryPanel({ search, set }: { search: TrySearch; set: (change: TrySearch) => void }) {
  const nodes = useOverview().data?.nodes ?? []
  const [draft, setDraft] = useState<Tried>(() => Object.fromEntries(triedKeys.map((key) => [key, search[key]])))
  const [node, setNode] = useState(search.try)
  const [iface, setIface] = useState(search.iface)
  const chosen = node ?? nodes[0]?.id
  const refusal = chosen === undefined ? 'There is no node yet' : readable(draft) ? null : 'A field cannot be read'
  return (
    <section className="panel" aria-label="Try thresholds">
      <div className="ph">
        <h2>Try thresholds on the last 30 days</h2>
        <span className="mut xs">nothing is changed by trying</span>
      </div>
      <div className="filters">
        <select className="in" aria-label="Node to try on" value={chosen ?? ''} onChange={(event) => {
          setNode(event.target.value)
          setIface(undefined)
        }}>
          {nodes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {chosen !== undefined && <InterfaceSelect node={chosen} value={iface} onChange={setIface} />}
      </div>
      <BackTestFields tried={draft} onChange={setDraft} />
      <div className="row pad">
        <Action className="btn p sm" refusal={refusal} onClick={() => set({ ...draft, try: chosen, iface })}>
          Try
        </Action>
      </div>
      {search.try !== undefined && <BackTestView request={backTestRequest(search.try, search.iface, search)} />}
    </section>
  )
}
