import { Funnel } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PacketPage } from '../api/types'
import { count } from '../format/numbers'
import { type Binding, useKeys } from '../shell/keys'

interface PacketFilterProps {
  value: string
  onChange: (value: string) => void
  problem: string | null
  page: PacketPage | undefined
}

/** The server filters; this field only says what to, and shows what it answered. */
export function PacketFilter({ value, onChange, problem, page }: PacketFilterProps) {
  const [text, setText] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => onChange(text.trim()), 350)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  const bindings = useMemo<Binding[]>(() => [{ keys: '/', label: 'Filter packets', run: () => field.current?.focus() }], [])
  useKeys(bindings)
  return (
    <>
      {value !== '' && page !== undefined && (
        <span className="mut num xs">
          {count(page.matching)} of {count(page.total)}
        </span>
      )}
      <label className="fil">
        <Funnel className="i s" aria-hidden="true" />
        <span className="sr">Filter packets</span>
        <input
          ref={field}
          placeholder="Filter by IP, port, protocol"
          title={problem ?? 'udp · port 53 · src 192.0.2.1 · dst 10.0.0.0/8 · len > 500 · flags S · before · and, or, not'}
          aria-invalid={problem !== null}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <kbd>/</kbd>
      </label>
    </>
  )
}
