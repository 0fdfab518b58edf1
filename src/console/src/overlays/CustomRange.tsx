import { type FormEvent, useEffect, useRef, useState } from 'react'
import { dateTime, type Zone, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { absolute, resolveRange } from '../shell/range'
import { useRange } from '../shell/useRange'

const inputText = (at: number, zone: Zone): string => dateTime(at, zone).replace(' ', 'T')
const inputTime = (text: string, zone: Zone): number => Date.parse(zone === 'utc' ? `${text}Z` : text)

/** Absolute bounds, typed in the zone the page is showing. */
export default function CustomRange({ close }: { close: () => void }) {
  const { search, change } = useRange()
  const { zone } = usePrefs()
  const form = useRef<HTMLFormElement>(null)
  const [shown] = useState(() => resolveRange(search, Date.now()))
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    form.current?.querySelector('input')?.focus()
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Element && form.current?.parentElement?.contains(event.target) !== true) close()
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [close])

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const from = inputTime(String(data.get('from')), zone)
    const to = inputTime(String(data.get('to')), zone)
    if (!(from < to)) {
      setProblem('The start must be before the end.')
      return
    }
    change(absolute(from, to))
    close()
  }

  return (
    <form ref={form} className="popover custom-range" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <div className="field">
        <label htmlFor="range-from">From ({zoneName(zone)})</label>
        <input id="range-from" name="from" className="in num" type="datetime-local" step="1" defaultValue={inputText(shown.from, zone)} required />
      </div>
      <div className="field">
        <label htmlFor="range-to">To ({zoneName(zone)})</label>
        <input id="range-to" name="to" className="in num" type="datetime-local" step="1" defaultValue={inputText(shown.to, zone)} required />
      </div>
      {problem !== null && <p className="err" role="alert">{problem}</p>}
      <button type="submit" className="btn p">
        Show this range
      </button>
    </form>
  )
}
