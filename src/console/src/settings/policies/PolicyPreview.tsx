import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { History } from 'lucide-react'
import { useAnalystRefusal } from '../../access/session'
import { send } from '../../api/client'
import type { PolicyBody, PolicyPreview as Preview, PreviewIncident } from '../../api/types'
import { count, plural } from '../../format/numbers'
import { formatRate } from '../../format/rates'
import { dateTime, duration, reaction, zoneName } from '../../format/time'
import { shownTarget } from '../../incidents/wording'
import { shortLevelNames } from '../../mitigation/levels'
import { dispositionTags, dispositionVerbs } from '../../mitigation/wording'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { csv, download } from '../../ui/csv'
import { CsvButton } from '../../ui/CsvButton'

export interface PolicyPreviewProps {
  policy: PolicyBody
  /** The stored policy it is to replace; null for a new one. */
  number: number | null
  refusal: string | null
}

/** What the policy as it stands on the form would have done about the last 30 days, before it is saved. */
export function PolicyPreview({ policy, number, refusal }: PolicyPreviewProps) {
  const role = useAnalystRefusal()
  const key = JSON.stringify(policy)
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async () => ({ key, preview: await send<Preview>('POST', number === null ? '/policies/preview' : `/policies/preview?number=${number}`, policy) }),
  })
  return (
    <section className="panel list preview" aria-label="Would have done">
      <div className="ph">
        <h2>Would have done</h2>
        <span className="mut xs">over the last 30 days, as it stands on this form</span>
        <div className="sp" />
        {data !== undefined && <CsvButton small={false} onClick={() => exportPreview(data.preview)} />}
        <Action className="btn sm" refusal={role ?? refusal} busy={isPending} onClick={() => mutate()}>
          <History className="i s" aria-hidden="true" />
          {isPending ? 'Looking back' : 'Look back'}
        </Action>
      </div>
      {error !== null && (
        <p className="err pad" role="alert">
          {error.message} {number === null ? '' : 'What is wrong is said when the policy is saved.'}
        </p>
      )}
      {data === undefined ? (
        error === null && <p className="mut pad">Every incident is played again with this policy. Nothing is applied.</p>
      ) : (
        <>
          {data.key !== key && <p className="warn pad">The form changed since; look back again.</p>}
          <Result preview={data.preview} />
        </>
      )}
    </section>
  )
}

function Result({ preview }: { preview: Preview }) {
  const { zone } = usePrefs()
  return (
    <>
      <div className="sum num">
        <span>
          <b>{count(preview.replayed)}</b> of {plural(preview.incidents, 'incident')} since {dateTime(preview.from, zone).slice(0, 10)}
        </span>
        {preview.levels.map((level) => (
          <span key={level.level}>
            {shortLevelNames[level.level]} <b>{count(level.applied)}</b> applied
            {level.awaitsApproval > 0 && `, ${count(level.awaitsApproval)} asked`}
            {level.proposed > 0 && `, ${count(level.proposed)} proposed`}
            {level.observed > 0 && `, ${count(level.observed)} observed`}
          </span>
        ))}
        <span>
          <b>{count(preview.announcements)}</b> announcements
        </span>
      </div>
      {preview.refused.map((refusal) => (
        <p key={refusal.rule} className="warn pad">
          {plural(refusal.mitigations, 'mitigation')} refused by the safety kernel: {refusal.example}
        </p>
      ))}
      {preview.items.length > 0 && (
        <div className="scroll preview-items" role="region" aria-label="Table of incidents" tabIndex={0}>
          <table className="num">
            <thead>
              <tr>
                <th>Incident ({zoneName(zone)})</th>
                <th>Target</th>
                <th className="r">Peak</th>
                <th>Levels</th>
              </tr>
            </thead>
            <tbody>
              {preview.items.map((item) => (
                <Row key={item.number} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {preview.assumptions.length > 0 && <p className="mut xs pad">{preview.assumptions.join(' ')}</p>}
    </>
  )
}

function Row({ item }: { item: PreviewIncident }) {
  const { zone } = usePrefs()
  return (
    <tr>
      <td>
        <Link to="/incidents/$number" params={{ number: String(item.number) }} className="lk">
          INC-{item.number}
        </Link>{' '}
        {item.title} <span className="mut">{dateTime(item.opened, zone)}</span>
      </td>
      <td>
        <span className="mono">{item.target === null ? '–' : shownTarget(item.target)}</span> <span className="mut">{item.customer ?? ''}</span>
      </td>
      <td className="r">{formatRate(item.peakBps, 'bps')}</td>
      <td>
        {item.levels.map((level) => (
          <span key={level.level} className={dispositionTags[level.disposition]} title={level.reason}>
            {shortLevelNames[level.level]} {dispositionVerbs[level.disposition]} +{level.afterSeconds < 60 ? `${reaction(level.afterSeconds)} s` : duration(level.afterSeconds)}
          </span>
        ))}
        {item.refused.length > 0 && (
          <span className="tag bad" title={item.refused.join('\n')}>
            {count(item.refused.length)} refused
          </span>
        )}
      </td>
    </tr>
  )
}

function exportPreview(preview: Preview): void {
  download(
    'policy-preview.csv',
    csv(
      ['incident', 'title', 'target', 'customer', 'opened', 'peak bps', 'peak pps', 'levels', 'announcements', 'refused'],
      preview.items.map((item) => [
        `INC-${item.number}`,
        item.title,
        item.target,
        item.customer,
        item.opened,
        item.peakBps,
        item.peakPps,
        item.levels.map((level) => `${level.level} ${level.disposition}`).join('; '),
        item.announcements,
        item.refused.join('; '),
      ]),
    ),
  )
}
