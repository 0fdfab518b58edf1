import { Funnel } from 'lucide-react'
import { useEffect, useState } from 'react'

export interface TextFilterProps {
  id: string
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
}

/** Typing waits a moment before it becomes part of the URL. "/" focuses it, Esc leaves it. */
export function TextFilter({ id, label, placeholder, value, onChange }: TextFilterProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), 300)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <label className="text-filter">
      <Funnel className="i s" aria-hidden="true" />
      <span className="sr">{label}</span>
      <input
        id={id}
        className="in"
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <kbd>/</kbd>
    </label>
  )
}
