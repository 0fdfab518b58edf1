import { type SelectHTMLAttributes, useId } from 'react'

export interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string
  options: readonly (readonly [string, string])[]
  hint?: string
  /** What the server found wrong with it. */
  errors?: readonly string[] | undefined
}

export function SelectField({ label, options, hint, errors = [], ...select }: SelectFieldProps) {
  const id = useId()
  const wrong = errors.length > 0
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="in" aria-invalid={wrong || undefined} aria-describedby={wrong || hint !== undefined ? `${id}-note` : undefined} {...select}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {(wrong || hint !== undefined) && (
        <span id={`${id}-note`} className={wrong ? 'err' : 'mut xs'}>
          {wrong ? errors.join(' ') : hint}
        </span>
      )}
    </div>
  )
}
