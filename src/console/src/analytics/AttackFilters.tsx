import { useQuery } from '@tanstack/react-query'
import { customersQuery } from '../mitigation/rulesQueries'
import { useOverview } from '../live/react'
import type { AttacksSearch } from './search'

/** Attacks of a point of presence, a node, a customer. */
export function AttackFilters({ search: { pop, node, customer }, set }: { search: AttacksSearch; set: (change: AttacksSearch) => void }) {
  const overview = useOverview().data
  const customers = useQuery(customersQuery).data ?? []
  return (
    <>
      <select className="in" aria-label="Point of presence" value={pop ?? ''} onChange={(event) => set({ pop: event.target.value || undefined })}>
        <option value="">Any POP</option>
        {overview?.pops.map(({ code, name }) => (
          <option key={code} value={code}>
            {code} {name}
          </option>
        ))}
      </select>
      <select className="in" aria-label="Node" value={node ?? ''} onChange={(event) => set({ node: event.target.value || undefined })}>
        <option value="">Any node</option>
        {overview?.nodes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select className="in" aria-label="Customer" value={customer ?? ''} onChange={(event) => set({ customer: event.target.value || undefined })}>
        <option value="">Any customer</option>
        {customers.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </>
  )
}
