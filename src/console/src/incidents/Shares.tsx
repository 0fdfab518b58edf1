import type { SourceRow, TargetRate } from '../api/types'
import { count, percent } from '../format/numbers'
import { exactRate, formatRate } from '../format/rates'
import { CopyButton } from '../ui/CopyButton'
import { csv, download } from '../ui/csv'
import { CsvButton } from '../ui/CsvButton'
import { Empty } from '../ui/States'
import { shownTarget } from './wording'

export function SourceTable({ sources, total, name }: { sources: SourceRow[]; total: number; name: string }) {
  if (sources.length === 0)
    return (
      <Empty title="No source known">
        <p>Sources come from the packet sample; a node in counters mode cannot name them.</p>
      </Empty>
    )
  const save = (): void => download(`${name}-sources.csv`, csv(['source', 'packet share'], sources.map((row) => [row.address, row.packetShare])))
  return (
    <>
      <table className="num">
        <thead>
          <tr>
            <th>Source</th>
            <th>Share of attack packets</th>
            <th className="r">
              <CsvButton onClick={save} />
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((row) => (
            <tr key={row.address}>
              <td className="mono hi">
                {row.address} <CopyButton text={row.address} label={`Copy ${row.address}`} />
              </td>
              <td className="share">
                <div className="sh">
                  <div>
                    <u style={{ width: `${row.packetShare * 100}%` }} />
                  </div>
                  <b>{percent(row.packetShare)}</b>
                </div>
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {total > sources.length && <p className="more mut num">The {count(sources.length)} largest of about {count(total)} sources.</p>}
    </>
  )
}

/** `over`: the rates are those of the peak, or the last ones a node reported. */
export function TargetTable({ targets, name, over }: { targets: TargetRate[]; name: string; over: boolean }) {
  if (targets.length === 0) return <Empty title="No single target stands out" />
  const save = (): void =>
    download(`${name}-targets.csv`, csv(['target', 'pps', 'bps', 'standard error pps'], targets.map((row) => [row.target, row.pps, row.bps, row.standardErrorPps])))
  return (
    <table className="num">
      <thead>
        <tr>
          <th>Target</th>
          <th className="r">{over ? 'Peak packets' : 'Packets'}</th>
          <th className="r">{over ? 'Peak bits' : 'Bits'}</th>
          <th className="r">
            <CsvButton onClick={save} />
          </th>
        </tr>
      </thead>
      <tbody>
        {targets.map((row) => (
          <tr key={row.target}>
            <td className="mono hi">
              {shownTarget(row.target)} <CopyButton text={row.target} label={`Copy ${row.target}`} />
            </td>
            <td className="r hi" title={exactRate(row.pps, 'pps')}>
              {formatRate(row.pps, 'pps')}
              {row.standardErrorPps > 0 && <span className="mut"> ± {formatRate(row.standardErrorPps, 'pps')}</span>}
            </td>
            <td className="r" title={exactRate(row.bps, 'bps')}>{formatRate(row.bps, 'bps')}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
