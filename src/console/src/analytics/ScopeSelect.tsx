import { useQuery } from '@tanstack/react-query'
import { customersQuery } from '../mitigation/rulesQueries'
import { useOverview } from '../live/react'

export interface ScopeSelectProps {
  value: string | undefined
  onChange: (of: string | undefined) => void
  /** Customers can be chosen too. */
  customers?: boolean
}

/** The network, a point of presence, a node or a customer. */
export function ScopeSelect({ value, onChange, customers = false }: ScopeSelectProps) {
  const overview = useOverview().data
  const all = useQuery({ ...customersQuery, enabled: customers }).data ?? []
  return (
    <select className="in" aria-label="Traffic of" value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
      <option value="">Network</option>
      <optgroup label="Points of presence">
        {overview?.pops.map(({ code, name }) => (
          <option key={code} value={`pop:${code}`}>
            {code} {name}
          </option>
        ))}
      </optgroup>
      <optgroup label="Nodes">
        {overview?.nodes.map(({ id, name }) => (
          <option key={id} value={`node:${id}`}>
            {name}
          </option>
        ))}
      </optgroup>
      {customers && all.length > 0 && (
        <optgroup label="Customers">
          {all.map(({ name }) => (
            <option key={name} value={`customer:${name}`}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  )
}
