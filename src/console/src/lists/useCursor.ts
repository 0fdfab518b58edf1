import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { type Binding, useKeys } from '../shell/keys'

export interface RowKey<T> {
  keys: string
  label: string
  /** Gets the row under the cursor, if there is one. */
  run: (row: T | undefined) => void
}

export interface CursorKeys<T> {
  /** What a row is called: "incident". */
  noun: string
  /** The id of the list's text filter, which "/" goes to. */
  filter: string
  open: { label: string; run: (row: T) => void }
  /** Further keys; which ones there are stays the same. */
  more?: readonly RowKey<T>[]
}

/** A cursor over the rows of a list: j and k move it, Enter opens the row under it. Returns its place, −1 before the first move. */
export function useCursor<T>(rows: readonly T[], keys: CursorKeys<T>): number {
  const [cursor, setCursor] = useState(-1)
  // The handlers read what is current, so that a refreshed list does not rebind the keys.
  const latest = useRef({ rows, keys, cursor })
  useEffect(() => {
    latest.current = { rows, keys, cursor }
  })
  const { noun, filter, open, more = [] } = keys
  const opens = open.label
  const further = more.map((each) => `${each.keys}\t${each.label}`).join('\n')
  const bindings = useMemo<Binding[]>(() => {
    const move = (by: number): void => setCursor((at) => Math.max(0, Math.min(latest.current.rows.length - 1, at + by)))
    const current = (): T | undefined => latest.current.rows[latest.current.cursor]
    return [
      { keys: 'j', label: `Next ${noun}`, run: () => move(1) },
      { keys: 'k', label: `Previous ${noun}`, run: () => move(-1) },
      {
        keys: 'enter',
        label: opens,
        run: () => {
          const row = current()
          if (row !== undefined) latest.current.keys.open.run(row)
        },
      },
      ...(further === '' ? [] : further.split('\n')).map((line) => {
        const [key = '', label = ''] = line.split('\t')
        return { keys: key, label, run: () => latest.current.keys.more?.find((each) => each.keys === key)?.run(current()) }
      }),
      { keys: '/', label: 'Filter', run: () => document.querySelector<HTMLInputElement>(`#${filter}`)?.focus() },
    ]
  }, [noun, filter, opens, further])
  useKeys(bindings)
  return cursor
}

/** Keeps the row under the cursor in view; goes onto the body of the table. */
export function useCursorInView(cursor: number): RefObject<HTMLTableSectionElement | null> {
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    body.current?.children[cursor]?.scrollIntoView({ block: 'nearest' })
  }, [cursor])
  return body
}
