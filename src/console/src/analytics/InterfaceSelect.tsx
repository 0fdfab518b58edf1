import { useQuery } from '@tanstack/react-query'
import { nodeQuery } from '../api/queries'

export interface InterfaceSelectProps {
  node: string
  value: string | undefined
  onChange: (name: string | undefined) => void
}

/** All links of a node towards the outside together, or one of its interfaces. */
export function InterfaceSelect({ node, value, onChange }: InterfaceSelectProps) {
  const interfaces = useQuery(nodeQuery(node)).data?.interfaces ?? []
  return (
    <select className="in" aria-label="Interface" value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
      <option value="">Transit and peer interfaces</option>
      {interfaces.map(({ name, role }) => (
        <option key={name} value={name}>
          {name} ({role})
        </option>
      ))}
    </select>
  )
}
