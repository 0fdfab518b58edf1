import { useId } from 'react'

export interface AuthorityFieldProps {
  value: string | null | undefined
  errors: readonly string[]
  onChange: (value: string | null) => void
}

/** Certificates that a server inside is trusted by. */
export function AuthorityField({ value, errors, onChange }: AuthorityFieldProps) {
  const id = useId()
  const wrong = errors.length > 0
  return (
    <div className="field">
      <label htmlFor={id}>Trusted by these certificates</label>
      <textarea id={id} className="in mono" rows={3} spellCheck={false} placeholder="-----BEGIN CERTIFICATE-----" value={value ?? ''} aria-invalid={wrong || undefined} aria-describedby={`${id}-note`} onChange={(event) => onChange(event.target.value.trim() === '' ? null : event.target.value)} />
      <span id={`${id}-note`} className={wrong ? 'err' : 'mut xs'}>
        {wrong ? errors.join(' ') : 'In PEM, instead of those the machine trusts; empty for those'}
      </span>
    </div>
  )
}
