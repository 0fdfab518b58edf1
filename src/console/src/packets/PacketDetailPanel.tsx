import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { packetQuery } from '../api/queries'
import type { PacketDetail } from '../api/types'
import { type Binding, useKeys } from '../shell/keys'
import { CopyButton } from '../ui/CopyButton'
import { Failure, Loading } from '../ui/States'
import { hexRows, type Highlight } from './hex'

export default function PacketDetailPanel({ capture, number, close }: { capture: string; number: number; close: () => void }) {
  const { data, error } = useQuery(packetQuery(capture, number))
  const bindings = useMemo<Binding[]>(() => [{ keys: 'escape', label: 'Close the packet', run: close }], [close])
  useKeys(bindings)
  return (
    <aside className="packet" aria-label={`Packet ${number}`}>
      <div className="ph">
        <h2 className="num">Packet {number}</h2>
        <span className="mut num xs">{data !== undefined && `${data.row.length} bytes on the wire`}</span>
        <div className="sp" />
        {data !== undefined && <CopyButton text={data.hex} label="Copy as hex" />}
        <button type="button" className="copy" aria-label="Close packet" onClick={close}>
          <X className="i s" aria-hidden="true" />
        </button>
      </div>
      {error !== null ? <Failure error={error} /> : data === undefined ? <Loading rows={4} label="Loading packet" /> : <Decoded packet={data} />}
    </aside>
  )
}

function Decoded({ packet }: { packet: PacketDetail }) {
  const [mark, setMark] = useState<Highlight | null>(null)
  const rows = useMemo(() => hexRows(packet.hex), [packet.hex])
  return (
    <div className="decoded">
      <div className="layers">
        {packet.layers.map((layer) => (
          <details key={`${layer.name}${layer.offset}`} open>
            <summary onPointerEnter={() => setMark(layer)} onPointerLeave={() => setMark(null)}>
              {layer.name} <span className="mut num">{layer.length} B</span>
            </summary>
            <dl>
              {layer.fields.map((field, i) => (
                <div key={`${field.name}${i}`} onPointerEnter={() => setMark(field)} onPointerLeave={() => setMark(null)}>
                  <dt>{field.name}</dt>
                  <dd className="mono">{field.value}</dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      </div>
      <div className="hex mono" role="region" aria-label="Bytes" tabIndex={0}>
        {rows.map((row) => (
          <div key={row.offset}>
            <span className="mut">{row.offset.toString(16).padStart(4, '0')}</span>
            <span>
              {row.bytes.map((byte, i) => (
                <i key={i} className={inside(mark, row.offset + i) ? 'on' : undefined}>
                  {byte}
                </i>
              ))}
            </span>
            <span className="mut ascii">{row.text}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

const inside = (mark: Highlight | null, at: number): boolean => mark !== null && at >= mark.offset && at < mark.offset + mark.length
