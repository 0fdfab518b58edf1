import { Zap } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Capture, PacketPage, PacketRow } from '../api/types'
import { count } from '../format/numbers'
import { clockMs, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { Empty, Failure } from '../ui/States'
import { packetAt, protocolClass, rowOf, ruleIndex } from './filter'
import { usePages } from './usePages'
import { useVisibleRows } from './useVisibleRows'

const rowHeight = 24

interface PacketListProps {
  capture: Capture
  filter: string
  page: PacketPage
  selected: number | undefined
  onSelect: (number: number) => void
}

/** Up to 10,000 rows of which only those in sight exist; arrow keys walk, and the URL keeps the place. */
export function PacketList({ capture, filter, page, selected, onSelect }: PacketListProps) {
  const body = useRef<HTMLDivElement>(null)
  const rule = ruleIndex(page.firstAttack, page.total, filter)
  const rows = page.matching + (rule === null ? 0 : 1)
  const visible = useVisibleRows(body, rowHeight, rows)
  const { rowAt, error } = usePages(capture.id, filter, (visible[0] ?? 0) - 1, visible.at(-1) ?? 0)

  useEffect(() => {
    const start = selected !== undefined && filter === '' ? rowOf(selected, rule) : rule
    if (start !== null) body.current?.scrollTo({ top: Math.max(0, start - 3) * rowHeight })
    // Only where the list starts; afterwards the reader scrolls.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [capture.id, filter])

  const walk = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    const known = visible.flatMap((index) => packetAt(index, rule) ?? [])
    const at = known.find((index) => rowAt(index)?.number === selected)
    const next = rowAt(at === undefined ? (known[0] ?? 0) : at + by)
    if (next === undefined) return
    onSelect(next.number)
    reveal(filter === '' ? rowOf(next.number, rule) : at === undefined ? (known[0] ?? 0) : at + by)
  }

  /** Scrolls no further than needed. */
  const reveal = (row: number): void => {
    const list = body.current
    if (list === null) return
    const top = row * rowHeight
    const lowest = top + rowHeight - list.clientHeight
    if (top < list.scrollTop) list.scrollTo({ top })
    else if (lowest > list.scrollTop) list.scrollTo({ top: lowest })
  }

  if (error !== null) return <Failure error={error} />
  if (rows === 0) return <Empty title="No packet matches this filter" />
  return (
    <div className="packet-grid" role="table" aria-label="Packets" aria-rowcount={rows}>
      <div role="rowgroup">
        <div className="prow phead" role="row">
          {['No.', 'Offset s', 'Source', 'Destination', 'Proto', 'Bytes', 'Info'].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
      </div>
      <div className="pbody" ref={body} role="rowgroup" tabIndex={0} aria-label="Packet rows, arrow keys select" onKeyDown={walk}>
        <div role="presentation" style={{ height: rows * rowHeight, position: 'relative' }}>
          {visible.map((index) => {
            const start = index * rowHeight
            const at = packetAt(index, rule)
            if (at === null) return <Rule key="rule" top={start} capture={capture} />
            const row = rowAt(at)
            return <Row key={index} top={start} row={row} index={index} selected={row !== undefined && row.number === selected} onSelect={onSelect} />
          })}
        </div>
      </div>
    </div>
  )
}

function Rule({ top, capture }: { top: number; capture: Capture }) {
  const { zone } = usePrefs()
  return (
    <div className="prow trig" role="row" style={{ transform: `translateY(${top}px)` }}>
      <span role="cell">
        <Zap className="i s" aria-hidden="true" />
        Attack onset at {clockMs(capture.onset, zone)} {zoneName(zone)}. {count(capture.packetsBefore)} packets kept from before this point
      </span>
    </div>
  )
}

interface RowProps {
  row: PacketRow | undefined
  top: number
  index: number
  selected: boolean
  onSelect: (number: number) => void
}

function Row({ row, top, index, selected, onSelect }: RowProps) {
  const style = { transform: `translateY(${top}px)` }
  if (row === undefined)
    return (
      <div className="prow" role="row" style={style}>
        <span className="skeleton" role="cell" />
      </div>
    )
  return (
    <div
      className={`prow${row.before ? ' pre' : ''}${selected ? ' sel' : ''}`}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      style={style}
      onClick={() => onSelect(row.number)}
    >
      <span role="cell" className="r num mut">{row.number}</span>
      <span role="cell" className="r mono">{offset(row.offsetSeconds)}</span>
      <span role="cell" className="mono cut" title={row.source}>{row.source}</span>
      <span role="cell" className="mono cut" title={row.destination}>{row.destination}</span>
      <span role="cell">
        <span className={`pr ${protocolClass(row.protocol)}`}>{row.protocol.toUpperCase()}</span>
      </span>
      <span role="cell" className="r num">{row.length}</span>
      <span role="cell" className="mono cut inf" title={row.info}>{row.info}</span>
    </div>
  )
}

export const offset = (seconds: number): string => `${seconds < 0 ? '−' : '+'}${Math.abs(seconds).toFixed(3)}`
