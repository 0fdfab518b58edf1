import { useQuery } from '@tanstack/react-query'
import type { ScrubbingDiversion } from '../../api/types'
import { plural } from '../../format/numbers'
import { dateTime, duration, epoch, zoneName } from '../../format/time'
import { useNow } from '../../live/react'
import { usePrefs } from '../../prefs/prefs'
import { csv, download } from '../../ui/csv'
import { CsvButton } from '../../ui/CsvButton'
import { Empty, Failure, Loading } from '../../ui/States'
import { diversionsQuery } from './queries'
import { phaseNames, phaseTags, returnNames, returnTags } from './wording'

/** Every diversion with the provider's own words, and whether clean traffic comes back. */
export function DiversionsPanel() {
  const { data, error, refetch } = useQuery({ ...diversionsQuery, refetchInterval: 5000 })
  return (
    <section className="panel list" aria-label="Diversions">
      <div className="ph">
        <h2>Diversions</h2>
        <span className="mut xs">started and ended from an incident’s ladder or from Mitigations</span>
        <div className="sp" />
        {data !== undefined && data.length > 0 && <CsvButton small={false} onClick={() => exportDiversions(data)} />}
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={3} label="Loading diversions" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <Empty title="Nothing was diverted yet" />
      ) : (
        <div className="scroll" role="region" aria-label="Table of diversions" tabIndex={0}>
          <table className="num peers">
            <thead>
              <tr>
                <th>Prefix</th>
                <th>Provider</th>
                <th>State</th>
                <th>Clean traffic</th>
                <th>Requested</th>
                <th>What the provider said</th>
              </tr>
            </thead>
            <tbody>
              {data.map((diversion) => (
                <Row key={diversion.id} diversion={diversion} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Row({ diversion }: { diversion: ScrubbingDiversion }) {
  const now = useNow()
  const { zone } = usePrefs()
  const kept = diversion.keptUntil === null ? 0 : (epoch(diversion.keptUntil) - now) / 1000
  return (
    <tr>
      <td className="mono hi">{diversion.prefix}</td>
      <td>{diversion.provider}</td>
      <td>
        <span className={phaseTags[diversion.state]}>{phaseNames[diversion.state]}</span>
        <small>
          {diversion.ended === null ? duration((now - epoch(diversion.since)) / 1000) : `until ${dateTime(diversion.ended, zone)}`}
          {diversion.ended === null && kept > 0 && `, stays ${duration(kept)} more at least`}
        </small>
      </td>
      <td>
        <span className={returnTags[diversion.return]}>{returnNames[diversion.return]}</span>
      </td>
      <td title={`${dateTime(diversion.requested, zone)} ${zoneName(zone)}`}>{dateTime(diversion.requested, zone)}</td>
      <td className="says" title={diversion.failure ?? diversion.proof}>
        {diversion.failure === null ? <span className="mut">{diversion.proof}</span> : <span className="bad">{diversion.failure}</span>}
      </td>
    </tr>
  )
}

function exportDiversions(diversions: readonly ScrubbingDiversion[]): void {
  download(
    `diversions-${plural(diversions.length, 'row').replace(' ', '-')}.csv`,
    csv(
      ['prefix', 'provider', 'state', 'clean traffic', 'requested', 'advertised', 'ended', 'proof', 'failure'],
      diversions.map((each) => [each.prefix, each.provider, each.state, each.return, each.requested, each.advertised, each.ended, each.proof, each.failure]),
    ),
  )
}
