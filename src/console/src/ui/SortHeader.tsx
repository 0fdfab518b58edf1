import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'

export interface SortHeaderProps {
  id: string
  className?: string
  /** "id" is descending, "id.asc" ascending. */
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  children: ReactNode
}

/** Descending first, because the highest is what a NOC looks for; then ascending; then the natural order. */
export function SortHeader({ id, className, sort, onSort, children }: SortHeaderProps) {
  const descending = sort === id
  const ascending = sort === `${id}.asc`
  const next = descending ? `${id}.asc` : ascending ? undefined : id
  return (
    <th className={className} aria-sort={descending ? 'descending' : ascending ? 'ascending' : undefined}>
      <button type="button" onClick={() => onSort(next)}>
        {children}
        {descending && <ArrowDown className="i s" aria-hidden="true" />}
        {ascending && <ArrowUp className="i s" aria-hidden="true" />}
      </button>
    </th>
  )
}
