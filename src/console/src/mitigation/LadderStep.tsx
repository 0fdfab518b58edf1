import { useAnalystRefusal } from '../access/session'
import type { LadderRung } from '../api/types'
import { plural } from '../format/numbers'
import { duration, epoch } from '../format/time'
import { useNow } from '../live/react'
import { Action } from '../ui/Action'
import type { LadderAsk } from './LadderPanel'
import { levelIcons, levelNames, levelNumbers } from './levels'
import { countdown, effectShare, isOver, isPending, rungLook, rungNames, rungTags, sentence } from './wording'

interface LadderStepProps {
  rung: LadderRung
  over: boolean
  /** Nothing is applied to this incident now, so nothing can be started. */
  held: boolean
  open: (ask: LadderAsk) => void
}

/** One level: its state at the right, what it does and what came of it, and what a person can do about it. */
export function LadderStep({ rung, over, held, open }: LadderStepProps) {
  const { level, state } = rung
  const now = useNow()
  const Icon = levelIcons[level]
  const since = state === 'active' && rung.since !== null ? ` ${duration((now - epoch(rung.since)) / 1000)}` : ''
  return (
    <li className={rungLook(state)}>
      <div className="ln" aria-hidden="true">
        <span className="nb">
          <Icon className="i" />
        </span>
      </div>
      <div className="lb">
        <div className="lh">
          <b>
            L{levelNumbers[level]} {levelNames[level]}
          </b>
          <span className={`${rungTags[state]} num`}>
            {rungNames[state]}
            {since}
          </span>
        </div>
        {state === 'active' || state === 'starting' ? (
          <>
            <InForce rung={rung} now={now} />
            <Buttons rung={rung} over={over} held={held} open={open} />
          </>
        ) : (
          <div className={state === 'armed' || state === 'off' || state === 'observed' ? 'row' : undefined}>
            <div>
              <NotInForce rung={rung} />
            </div>
            <Buttons rung={rung} over={over} held={held} open={open} />
          </div>
        )}
      </div>
    </li>
  )
}

const takers: Record<LadderRung['level'], [one: string, many: string]> = {
  firewall: ['node', 'nodes'],
  flowSpec: ['edge router', 'edge routers'],
  blackhole: ['edge router', 'edge routers'],
  scrubbing: ['provider', 'providers'],
}

function InForce({ rung, now }: { rung: LadderRung; now: number }) {
  const rules = rung.mitigations.filter((each) => !isOver(each.state))
  const [one, many] = takers[rung.level]
  const [first] = rules
  const details = [...rules.map(({ action }) => action), rung.prediction ?? ''].join('\n').trim()
  return (
    <>
      {rung.level === 'firewall' && first !== undefined ? (
        <p className="mono" title={details}>
          {first.action}
        </p>
      ) : (
        <p className="num" title={details}>
          {plural(rules.length, 'rule')}, accepted by{' '}
          <span className="hi">
            {rung.acceptedBy} / {rung.askedOf}
          </span>{' '}
          {rung.askedOf === 1 ? one : many}
        </p>
      )}
      {rung.effectShare !== null && (
        <div className="bar" role="img" aria-label={`${effectShare(rung.effectShare)} of the attack is gone by it`}>
          <u style={{ width: `${Math.min(100, rung.effectShare * 100)}%` }} />
        </div>
      )}
      <p className="num">
        {rung.effectShare !== null && <span className="hi">{effectShare(rung.effectShare)} </span>}
        {rung.effectShare === null ? rung.effect : rules.length > 1 ? 'of the attack gone' : `of the attack, ${rung.effect}`}
        {rung.level === 'firewall' && `, on ${rung.acceptedBy} / ${plural(rung.askedOf, one, many)}`}
        {rung.expires !== null && `, expires in ${countdown((epoch(rung.expires) - now) / 1000)}`}
      </p>
      {rung.why !== '' && <p className="warn">{rung.why}</p>}
    </>
  )
}

function NotInForce({ rung }: { rung: LadderRung }) {
  return (
    <>
      {(rung.state === 'armed' || rung.state === 'observed') && rung.trigger !== '' && <p className="num">{sentence(rung.trigger)}</p>}
      {rung.why !== '' && <p className={rung.state === 'refused' ? 'bad' : rung.state === 'waiting' ? 'warn' : undefined}>{sentence(rung.why)}</p>}
      {rung.state === 'waiting' && rung.mitigations[0] !== undefined && <p className="num">{sentence(rung.mitigations[0].reason)}</p>}
      {rung.blast !== null && rung.state !== 'unavailable' && <p className="num">{sentence(rung.blast.words)}</p>}
    </>
  )
}

const startNames: Record<LadderRung['level'], string> = { firewall: 'Filter now', flowSpec: 'Announce now', blackhole: 'Blackhole target', scrubbing: 'Divert now' }

/** What a person may do about a level; somebody who may only read sees the rules and no more. */
function Buttons({ rung, over, held, open }: LadderStepProps) {
  const refusal = useAnalystRefusal()
  if (refusal !== null) return rung.mitigations.length > 0 ? <div className="la"><Rules rung={rung} open={open} /></div> : null
  const pending = rung.mitigations.filter(isPending)
  const running = rung.mitigations.filter((each) => !isOver(each.state) && each.disposition === 'apply' && each.state !== 'proposed')
  const startable = !over && !held && running.length === 0 && pending.length === 0 && rung.state !== 'unavailable'
  if (rung.mitigations.length === 0 && !startable) return null
  return (
    <div className="la">
      {pending.length > 0 && (
        <>
          <Action className="btn p sm" onClick={() => open({ kind: 'approve', rung: { ...rung, mitigations: pending } })}>
            Approve
          </Action>
          <Action className="btn sm" onClick={() => open({ kind: 'reject', rung: { ...rung, mitigations: pending } })}>
            Reject
          </Action>
        </>
      )}
      {rung.mitigations.length > 0 && <Rules rung={rung} open={open} />}
      {running.length > 0 && (
        <Action className="btn sm d" onClick={() => open({ kind: 'withdraw', rung: { ...rung, mitigations: running } })}>
          Withdraw
        </Action>
      )}
      {startable && (
        <Action className="btn sm" onClick={() => open({ kind: 'start', rung })}>
          {startNames[rung.level]}
        </Action>
      )}
    </div>
  )
}

function Rules({ rung, open }: Omit<LadderStepProps, 'over' | 'held'>) {
  return (
    <button type="button" className="btn sm" onClick={() => open({ kind: 'rules', rung })}>
      View rules
    </button>
  )
}
