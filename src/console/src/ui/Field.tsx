import { type InputHTMLAttributes, useId } from 'react'

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string
  hint?: string
  /** What the server found wrong with it. */
  errors?: readonly string[] | undefined
}

export function Field({ label, hint, errors = [], ...input }: FieldProps) {
  const id = useId()
  const wrong = errors.length > 0
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="in" aria-invalid={wrong || undefined} aria-describedby={wrong || hint !== undefined ? `${id}-note` : undefined} {...input} />
      {(wrong || hint !== undefined) && (
        <span id={`${id}-note`} className={wrong ? 'err' : 'mut xs'}>
          {wrong ? errors.join(' ') : hint}
        </span>
      )}
    </div>
  )
}
