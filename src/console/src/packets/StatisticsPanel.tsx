import { queryOptions, useQuery } from '@tanstack/react-query'
import { get } from '../api/client'
import type { PacketShare, PacketStatistics } from '../api/types'
import { bytes, count, percent } from '../format/numbers'
import { csv, download } from '../ui/csv'
import { CsvButton } from '../ui/CsvButton'
import { Failure, Loading } from '../ui/States'
import './statistics.css'

const statisticsQuery = (capture: string, filter: string) =>
  queryOptions({
    queryKey: ['packet-statistics', capture, filter],
    queryFn: ({ signal }) => get<PacketStatistics>(`/captures/${encodeURIComponent(capture)}/statistics`, { filter }, signal),
    staleTime: 60_000,
    retry: false,
  })

/** What the packets that pass the filter have in common; a click on a row filters by it where that can be said. */
export default function StatisticsPanel({ capture, filter, narrow }: { capture: string; filter: string; narrow: (condition: string) => void }) {
  const { data, error, refetch } = useQuery(statisticsQuery(capture, filter))
  if (data === undefined) return error === null ? <Loading label="Loading statistics" /> : <Failure error={error} retry={() => void refetch()} />
  const lists = [
    ['Protocols', data.protocols, (name: string) => name.toLowerCase()],
    ['Sizes in bytes', data.sizes, null],
    ['TTL', data.timesToLive, (name: string) => `ttl ${name}`],
    ['TCP flags', data.flags, null],
    [`Sources, ${count(data.sourceCount)} in all`, data.sources, (name: string) => `src ${name}`],
    [`Destinations, ${count(data.destinationCount)} in all`, data.destinations, (name: string) => `dst ${name}`],
  ] as const
  const save = (): void =>
    download(
      'packet-statistics.csv',
      csv(['by', 'value', 'packets', 'bytes'], lists.flatMap(([title, rows]) => rows.map((row) => [title, row.name, row.packets, row.bytes]))),
    )
  return (
    <section className="stats" aria-label="Packet statistics">
      <p className="mut num">
        {count(data.matching)} of {count(data.total)} packets, {bytes(data.bytes)} on the wire
        <CsvButton onClick={save} />
      </p>
      <div>
        {lists.map(([title, rows, condition]) => (
          <Share key={title} title={title} rows={rows} all={data.matching} narrow={condition === null ? null : (name) => narrow(condition(name))} />
        ))}
      </div>
    </section>
  )
}

interface ShareProps {
  title: string
  rows: readonly PacketShare[]
  all: number
  narrow: ((name: string) => void) | null
}

function Share({ title, rows, all, narrow }: ShareProps) {
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 && <p className="mut">none</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.name}>
            {narrow === null ? (
              <span className="mono cut">{row.name}</span>
            ) : (
              <button type="button" className="mono cut" title={`Show only ${row.name}`} onClick={() => narrow(row.name)}>
                {row.name}
              </button>
            )}
            <i aria-hidden="true">
              <u style={{ width: `${all === 0 ? 0 : (100 * row.packets) / all}%` }} />
            </i>
            <b className="num" title={bytes(row.bytes)}>
              {count(row.packets)} <span className="mut">{percent(all === 0 ? 0 : row.packets / all)}</span>
            </b>
          </li>
        ))}
      </ol>
    </div>
  )
}
