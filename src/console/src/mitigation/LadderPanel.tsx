import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Hand, OctagonPause } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { LadderRung, LadderView } from '../api/types'
import { percent } from '../format/numbers'
import { formatRate } from '../format/rates'
import { useLive } from '../live/react'
import { Failure, Loading } from '../ui/States'
import { later } from '../ui/later'
import { LadderStep } from './LadderStep'
import { ladderQuery } from './queries'
import { ladderMode, sentence } from './wording'
import './ladder.css'

const RulesDialog = later(() => import('./RulesDialog'))
const VoteDialog = later(() => import('./VoteDialog'))
const StartDialog = later(() => import('./StartDialog'))

/** What a person opened from the ladder. */
export type LadderAsk = { kind: 'rules' | 'approve' | 'reject' | 'withdraw' | 'start'; rung: LadderRung }

/** The four levels as they stand to one incident: what is in force, what comes next, what is measured. */
export function LadderPanel({ number, over }: { number: number; over: boolean }) {
  const live = useLive()
  const { data, error, refetch } = useQuery({ ...ladderQuery(number), refetchInterval: () => (live.paused || over ? false : 5000) })
  const [ask, setAsk] = useState<LadderAsk | null>(null)
  useEffect(() => setAsk(null), [number])
  return (
    <section className="panel" aria-label="Mitigation ladder">
      <div className="ph">
        <h2>Mitigation ladder</h2>
        {data !== undefined && <span className="tag">{ladderMode(data.levels)}</span>}
        <div className="sp" />
        {data !== undefined && data.policy !== '' && (
          <Link to="/settings/mitigation/policies" search={{ policy: data.policy }} className="lk cut" title={`${data.policy}, revision ${data.policyRevision}`}>
            Policy: {data.policy}
          </Link>
        )}
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={6} label="Loading ladder" /> : <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Rungs ladder={data} over={over} open={setAsk} />
      )}
      {data !== undefined &&
        ask !== null &&
        (ask.kind === 'rules' ? (
          <RulesDialog rung={ask.rung} close={() => setAsk(null)} />
        ) : ask.kind === 'start' ? (
          <StartDialog start={{ level: ask.rung.level, incident: number, target: data.target }} fixed close={() => setAsk(null)} />
        ) : (
          <VoteDialog kind={ask.kind} mitigations={ask.rung.mitigations} blast={ask.rung.blast} close={() => setAsk(null)} />
        ))}
    </section>
  )
}

function Rungs({ ladder, over, open }: { ladder: LadderView; over: boolean; open: (ask: LadderAsk) => void }) {
  // A level that waits says so itself.
  const asks = ladder.levels.some(({ state }) => state === 'waiting') ? [] : ladder.asks
  return (
    <>
      {ladder.hold !== '' && (
        <p className="hold">
          <OctagonPause className="i s" aria-hidden="true" />
          {sentence(ladder.hold)}
        </p>
      )}
      {asks.map((ask) => (
        <p key={ask} className="hold" role="status">
          <Hand className="i s" aria-hidden="true" />
          {sentence(ask)}
        </p>
      ))}
      <ol className="ladder">
        {ladder.levels.map((rung) => (
          <LadderStep key={rung.level} rung={rung} over={over} held={ladder.hold !== ''} open={open} />
        ))}
      </ol>
      <dl className="ladder-foot num">
        <div>
          <dt>Backbone impact</dt>
          <dd className={ladder.backbone === 'none' ? 'good' : undefined}>{ladder.backbone}</dd>
        </div>
        {ladder.linkShare !== null && (
          <div>
            <dt>Busiest link</dt>
            <dd>{percent(ladder.linkShare)} full</dd>
          </div>
        )}
        {!over && ladder.residualBps !== null && (
          <div>
            <dt>Attack left over</dt>
            <dd>{formatRate(ladder.residualBps, 'bps')}</dd>
          </div>
        )}
      </dl>
    </>
  )
}
