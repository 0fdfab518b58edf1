import type { ReactNode } from 'react'

export interface ActionProps {
  onClick: () => void
  children: ReactNode
  /** Why the action cannot be used now; shown instead of hiding it. */
  refusal?: string | null
  className?: string
  title?: string
  busy?: boolean
}

/** A button that stays focusable when it cannot be used, and then says why. */
export function Action({ onClick, children, refusal = null, className = 'btn', title, busy = false }: ActionProps) {
  const blocked = refusal !== null || busy
  return (
    <button
      type="button"
      className={className}
      aria-disabled={blocked || undefined}
      title={refusal ?? title}
      onClick={(event) => {
        event.stopPropagation()
        if (!blocked) onClick()
      }}
    >
      {children}
      {refusal !== null && <span className="sr">({refusal})</span>}
    </button>
  )
}
