import { useEffect, useState } from 'react'
import { parseDuration, parsePercent, parseRate, percentText, rateText, spanText } from './parse'
import { Field } from '../ui/Field'

type Quantity = 'bps' | 'pps' | 'duration' | 'percent'

const readers: Record<Quantity, (text: string) => number | null> = {
  bps: (text) => parseRate(text, 'bps'),
  pps: (text) => parseRate(text, 'pps'),
  duration: parseDuration,
  percent: parsePercent,
}

const writers: Record<Quantity, (value: number) => string> = {
  bps: (value) => rateText(value, 'bps'),
  pps: (value) => rateText(value, 'pps'),
  duration: spanText,
  percent: percentText,
}

const examples: Record<Quantity, string> = { bps: '500 Mbps', pps: '200 kpps', duration: '10 s, 15 min', percent: '70 %' }

export interface QuantityFieldProps {
  label: string
  quantity: Quantity
  value: number | null | undefined
  /** Not a number while what is typed cannot be read; null when it is empty. */
  onChange: (value: number | null) => void
  hint?: string
  errors?: readonly string[] | undefined
  placeholder?: string
  disabled?: boolean
}

/** A number with its unit as people write it. What cannot be read is said at once; empty means not set. */
export function QuantityField({ label, quantity, value: given, onChange, hint, errors, placeholder = 'not set', disabled = false }: QuantityFieldProps) {
  const value = given ?? null
  const shown = value === null || Number.isNaN(value) ? '' : writers[quantity](value)
  const [text, setText] = useState(shown)
  const read = text.trim() === '' ? null : readers[quantity](text)
  const unreadable = text.trim() !== '' && read === null
  // A value that changed from outside, by a preset for instance, replaces what was typed.
  useEffect(() => {
    if (value !== null && Number.isNaN(value)) return
    setText((typed) => ((typed.trim() === '' ? null : readers[quantity](typed)) === value ? typed : shown))
  }, [value, shown, quantity])
  return (
    <Field
      label={label}
      className="in num"
      disabled={disabled}
      placeholder={placeholder}
      value={text}
      {...(hint === undefined ? {} : { hint })}
      errors={unreadable ? [`Write it as ${examples[quantity]}.`] : errors}
      onChange={(event) => {
        const next = event.target.value
        setText(next)
        onChange(next.trim() === '' ? null : (readers[quantity](next) ?? Number.NaN))
      }}
      onBlur={() => {
        if (!unreadable) setText(shown)
      }}
    />
  )
}
