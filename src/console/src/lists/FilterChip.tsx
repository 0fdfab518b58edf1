import { X } from 'lucide-react'
import type { ReactNode } from 'react'

/** A filter that has no field of its own; pressing it takes it away. */
export function FilterChip({ children, remove }: { children: ReactNode; remove: () => void }) {
  return (
    <button type="button" className="tag info chip" onClick={remove}>
      {children}
      <X className="i s" aria-label="Remove" />
    </button>
  )
}
