import { useQuery } from '@tanstack/react-query'
import type { Notice } from '../api/types'
import { dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { Empty, Failure, Loading } from '../ui/States'
import { noticesQuery } from './agentArea'

export function NoticesPanel({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({ ...noticesQuery(id), refetchInterval: 15_000 })
  return (
    <section className="panel" aria-label="Notices">
      <div className="ph">
        <h2>Notices</h2>
        <span className="mut xs">what the agent and the server noticed, 30 days</span>
      </div>
      {data === undefined ? (
        error === null ? (
          <Loading rows={4} label="Loading notices" />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        <Empty title="Nothing to report">
          <p>Lost packets, a full disk, a clock that jumps or a refused configuration would be told here.</p>
        </Empty>
      ) : (
        <ol className="notices" tabIndex={0} aria-label="Notices, newest first">
          {data.map((notice) => (
            <Entry key={`${notice.at} ${notice.kind} ${notice.text}`} notice={notice} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Entry({ notice }: { notice: Notice }) {
  const { zone } = usePrefs()
  return (
    <li>
      <time className="mono mut" dateTime={notice.at} title={zoneName(zone)}>
        {dateTime(notice.at, zone)}
      </time>
      <b>{words(notice.kind)}</b>
      <span>{notice.text}</span>
    </li>
  )
}

/** "clock_step" as people write it. */
const words = (kind: string): string => {
  const text = kind.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
