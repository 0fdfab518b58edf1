import { useId } from 'react'

/** Several lines of text for the public. */
export function TextArea({ label, value, errors, onChange, required = false }: { label: string; value: string; errors: readonly string[]; onChange: (text: string) => void; required?: boolean }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className="in" rows={4} maxLength={1000} required={required} value={value} aria-invalid={errors.length > 0 || undefined} aria-describedby={errors.length > 0 ? `${id}-note` : undefined} onChange={(event) => onChange(event.target.value)} />
      {errors.length > 0 && (
        <span id={`${id}-note`} className="err">
          {errors.join(' ')}
        </span>
      )}
    </div>
  )
}
