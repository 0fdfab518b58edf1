import type { ReactNode } from 'react'

export interface SegmentsProps<T extends string> {
  label: string
  value: T | null
  options: readonly (readonly [T, ReactNode])[]
  onChange: (value: T) => void
  small?: boolean
  children?: ReactNode
}

/** A row of choices of which one is on. */
export function Segments<T extends string>({ label, value, options, onChange, small = false, children }: SegmentsProps<T>) {
  return (
    <div className={small ? 'seg sm' : 'seg'} role="group" aria-label={label}>
      {options.map(([key, text]) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => onChange(key)}>
          {text}
        </button>
      ))}
      {children}
    </div>
  )
}
