import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import type { MitigationDetail } from '../api/types'
import { clockMs, dateTime, epoch, zoneName } from '../format/time'
import { useNow } from '../live/react'
import { usePrefs } from '../prefs/prefs'
import { Action } from '../ui/Action'
import { CopyButton } from '../ui/CopyButton'
import { Failure, Loading } from '../ui/States'
import { later } from '../ui/later'
import { levelNames, levelNumbers } from './levels'
import { RouterText } from './RouterText'
import { useMitigation } from './useMitigation'
import { useMitigationAction } from './useMitigationAction'
import { WitnessTable } from './WitnessTable'
import { countdown, isOver, isPending, requester, stateName, stateNames, stateTag } from './wording'

const VoteDialog = later(() => import('./VoteDialog'))

/** One mitigation with all that proves it: who wanted it, every step, every witness, the rule in router syntax. */
export function MitigationDrawer({ number, close }: { number: number; close: () => void }) {
  const { data, error, refetch } = useMitigation(number)
  return (
    <aside className="panel drawer" aria-label={`MIT-${number}`}>
      <div className="ph">
        <h2>{data?.summary.id ?? `MIT-${number}`}</h2>
        {data !== undefined && <span className={stateTag(data.summary)}>{stateName(data.summary)}</span>}
        <CopyButton text={window.location.href} label="Copy link to this mitigation" />
        <div className="sp" />
        <button type="button" className="copy" aria-label="Close" onClick={close}>
          <X className="i" aria-hidden="true" />
        </button>
      </div>
      <div className="scroll">
        {data === undefined ? (
          error === null ? <Loading rows={8} label="Loading mitigation" /> : <Failure error={error} retry={() => void refetch()} />
        ) : (
          <Evidence detail={data} />
        )}
      </div>
    </aside>
  )
}

function Evidence({ detail }: { detail: MitigationDetail }) {
  const { summary } = detail
  const { zone } = usePrefs()
  const now = useNow()
  return (
    <div className="texts">
      <p className="mono hi rule-text">{summary.action}</p>
      <dl className="pairs num">
        <dt>Level</dt>
        <dd>
          L{levelNumbers[summary.level]} {levelNames[summary.level]}
        </dd>
        <dt>Wanted by</dt>
        <dd>
          {requester(summary)}
          {summary.incident !== null && (
            <>
              {' for '}
              <Link to="/incidents/$number" params={{ number: String(summary.incident) }} className="lk">
                INC-{summary.incident}
              </Link>
            </>
          )}
        </dd>
        <dt>Reason</dt>
        <dd>{summary.reason}</dd>
        <dt>Touches</dt>
        <dd>{detail.blast.words}</dd>
        <dt>Effect</dt>
        <dd>{summary.effect}</dd>
        {summary.approvedBy.length > 0 && (
          <>
            <dt>Approved by</dt>
            <dd>{summary.approvedBy.join(', ')}</dd>
          </>
        )}
        <dt>{summary.ended === null ? 'Ends in' : 'Ended'}</dt>
        <dd>{summary.ended !== null ? `${dateTime(summary.ended, zone)} ${zoneName(zone)}` : summary.expires === null ? '–' : `${countdown((epoch(summary.expires) - now) / 1000)}, unless it is renewed`}</dd>
      </dl>
      <Decide detail={detail} />
      <WitnessTable details={[detail]} />
      <section aria-label="History">
        <h3>History</h3>
        <ol className="tl num history">
          {detail.history.toReversed().map((step, i) => (
            <li key={`${step.at} ${i}`}>
              <time className="mono" dateTime={step.at} title={`${dateTime(step.at, zone)} ${zoneName(zone)}`}>
                {clockMs(step.at, zone)}
              </time>
              <span>
                <b>{stateNames[step.state]}</b> {step.proof}
                {step.by !== '' && <span className="mut"> {step.by}</span>}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <RouterText texts={[detail.texts]} />
    </div>
  )
}

function Decide({ detail }: { detail: MitigationDetail }) {
  const { summary } = detail
  const refusal = useAnalystRefusal()
  const renew = useMitigationAction()
  const [vote, setVote] = useState<'approve' | 'reject' | 'withdraw' | null>(null)
  if (isOver(summary.state) || refusal !== null) return null
  const pending = isPending(summary)
  return (
    <div className="row">
      {pending && (
        <>
          <Action className="btn p sm" onClick={() => setVote('approve')}>
            Approve
          </Action>
          <Action className="btn sm" onClick={() => setVote('reject')}>
            Reject
          </Action>
        </>
      )}
      {!pending && summary.disposition === 'apply' && (
        <>
          <Action className="btn sm d" onClick={() => setVote('withdraw')}>
            Withdraw
          </Action>
          {summary.person !== null && (
            <Action className="btn sm" busy={renew.isPending} onClick={() => renew.mutate({ kind: 'renew', number: summary.number, ttlMinutes: 30 })}>
              30 minutes more
            </Action>
          )}
        </>
      )}
      {renew.error !== null && (
        <span className="err" role="alert">
          {renew.error.message}
        </span>
      )}
      {vote !== null && (
        <VoteDialog kind={vote} mitigations={[summary]} blast={detail.blast} close={() => setVote(null)} />
      )}
    </div>
  )
}
