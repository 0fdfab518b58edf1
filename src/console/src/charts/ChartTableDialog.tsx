import { Dialog } from 'radix-ui'
import { Download, X } from 'lucide-react'
import { useState } from 'react'
import { exactRate, formatRate } from '../format/rates'
import { dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { csv, download } from '../ui/csv'
import type { ChartTableProps } from './ChartTable'

const shownRows = 300

export default function ChartTableDialog({ source, layers, unit, name, close }: ChartTableProps & { close: () => void }) {
  const { zone } = usePrefs()
  const [frame] = useState(source.read)
  const [times, ...drawn] = frame.data
  const columns = drawn.map((column, i) => frame.values?.[i] ?? column)
  const newest = Array.from(times, (_, i) => times.length - 1 - i)
  const save = (): void =>
    download(
      `${name}-${unit}.csv`,
      csv(
        ['time', ...layers.map((layer) => `${layer.label} ${unit}`)],
        Array.from(times, (at, i) => [new Date(at * 1000).toISOString(), ...columns.map((column) => column[i])]),
      ),
    )
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="dialog" aria-describedby={undefined}>
          <div className="ph">
            <Dialog.Title asChild>
              <h2>Chart as table</h2>
            </Dialog.Title>
            <div className="sp" />
            <button type="button" className="btn sm" onClick={save}>
              <Download className="i s" aria-hidden="true" />
              CSV
            </button>
            <Dialog.Close className="copy" aria-label="Close">
              <X className="i" aria-hidden="true" />
            </Dialog.Close>
          </div>
          <table className="num">
            <thead>
              <tr>
                <th>Time ({zoneName(zone)})</th>
                {layers.map((layer) => (
                  <th key={layer.label} className="r">
                    {layer.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {newest.slice(0, shownRows).map((i) => (
                <tr key={times[i]}>
                  <td>{dateTime((times[i] ?? 0) * 1000, zone)}</td>
                  {columns.map((column, c) => (
                    <td key={c} className="r" title={exactRate(column[i], unit)}>
                      {column[i] === null || column[i] === undefined ? 'no data' : formatRate(column[i], unit)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
