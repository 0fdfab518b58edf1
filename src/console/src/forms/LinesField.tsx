import { useEffect, useId, useState } from 'react'

export interface LinesFieldProps {
  label: string
  value: readonly string[]
  onChange: (lines: string[]) => void
  hint?: string
  placeholder?: string
  errors?: readonly string[]
  rows?: number
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A list of short texts, one on each line. */
export function LinesField({ label, value, onChange, hint, placeholder, errors = [], rows = 3 }: LinesFieldProps) {
  const id = useId()
  const joined = value.join('\n')
  const [text, setText] = useState(joined)
  useEffect(() => setText((typed) => (linesOf(typed).join('\n') === joined ? typed : joined)), [joined])
  const wrong = errors.length > 0
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="in mono"
        rows={rows}
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong || hint !== undefined ? `${id}-note` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          onChange(linesOf(event.target.value))
        }}
      />
      {(wrong || hint !== undefined) && (
        <span id={`${id}-note`} className={wrong ? 'err' : 'mut xs'}>
          {wrong ? errors.join(' ') : hint}
        </span>
      )}
    </div>
  )
}
