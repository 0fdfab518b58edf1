import { Link } from '@tanstack/react-router'
import { Download, FileText, UserCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useAnalystRefusal } from '../access/session'
import { url } from '../api/client'
import type { Capture, IncidentDetail, IncidentMitigation, Verdict } from '../api/types'
import { bytes, plural } from '../format/numbers'
import { clock, nearTime, zoneName } from '../format/time'
import { useNow } from '../live/react'
import { levelNumbers } from '../mitigation/levels'
import { usePrefs } from '../prefs/prefs'
import { type Binding, useKeys } from '../shell/keys'
import { Action } from '../ui/Action'
import { CopyButton } from '../ui/CopyButton'
import { SeverityChip } from '../ui/SeverityChip'
import { later } from '../ui/later'
import { type IncidentAction, useIncidentAction } from './actions'
import { running, stateNames, statusTag, targetOf, verdictNames } from './wording'

const SilenceDialog = later(() => import('../settings/alerting/SilenceDialog'))

export function IncidentHeader({ detail }: { detail: IncidentDetail }) {
  const { summary } = detail
  const target = targetOf(summary)
  return (
    <section className="ih">
      <div className="ih-text">
        <h1>
          {summary.title} on <span className="mono">{target}</span>
          <CopyButton text={target} label="Copy target" />
        </h1>
        <SubLine detail={detail} />
      </div>
      <Actions detail={detail} />
    </section>
  )
}

function SubLine({ detail: { summary } }: { detail: IncidentDetail }) {
  const { zone } = usePrefs()
  const now = useNow()
  return (
    <div className="sub">
      <SeverityChip severity={summary.severity} />
      {(summary.mitigation.level === null || summary.state === 'subsiding' || summary.state === 'resolved') && <span className={statusTag(summary.state)}>{stateNames[summary.state]}</span>}
      <Mitigating mitigation={summary.mitigation} over={summary.state === 'resolved'} />
      {summary.verdict !== 'none' && <span className="tag">{verdictNames[summary.verdict]}</span>}
      <span className="num">
        started {nearTime(summary.onset, zone, now)} {zoneName(zone)}
        {summary.resolved === null ? ', running ' : `, ended ${clock(summary.resolved, zone)} after `}
        <b>{running(summary, now)}</b>
      </span>
      {summary.acknowledged !== null && (
        <span className="by">
          <UserCheck className="i s" aria-hidden="true" />
          acknowledged by {summary.owner ?? 'an analyst'}
        </span>
      )}
    </div>
  )
}

/** "Mitigating, L2 of 4", or what is still held after the attack, and what waits for a person. */
function Mitigating({ mitigation: { level, rungs, pending }, over }: { mitigation: IncidentMitigation; over: boolean }) {
  return (
    <>
      {level !== null && (
        <span className="tag mit">
          {over ? 'Still held' : 'Mitigating'}, L{levelNumbers[level]} of {rungs}
        </span>
      )}
      {pending > 0 && <span className="tag warn">{plural(pending, 'level waits', 'levels wait')} for approval</span>}
    </>
  )
}

const verdicts: readonly Verdict[] = ['none', 'truePositive', 'falsePositive', 'test']

function Actions({ detail: { summary, captures } }: { detail: IncidentDetail }) {
  const refusal = useAnalystRefusal()
  const { mutate, isPending, error } = useIncidentAction()
  const { number } = summary
  const open = summary.acknowledged === null && summary.state !== 'resolved'
  const running = summary.state !== 'resolved'
  const [silencing, setSilencing] = useState(false)
  const bindings = useMemo<Binding[]>(() => {
    const act = (action: IncidentAction) => (): void => mutate({ numbers: [number], action })
    return refusal !== null
      ? []
      : [
          ...(open ? [{ keys: 'a', label: 'Acknowledge', run: act({ kind: 'acknowledge' }) }] : []),
          ...(running ? [{ keys: 'r', label: 'Resolve', run: act({ kind: 'resolve' }) }] : []),
          ...(running ? [{ keys: 's', label: 'Silence', run: () => setSilencing(true) }] : []),
          { keys: 'n', label: 'Add a note', run: () => document.querySelector<HTMLElement>('#add-note')?.click() },
        ]
  }, [mutate, number, open, running, refusal])
  useKeys(bindings)

  return (
    <div className="acts">
      {error !== null && <span className="bad xs" role="alert">{error.message}</span>}
      <label className="verdict">
        <span className="sr">Verdict</span>
        <select
          className="in"
          value={summary.verdict}
          disabled={refusal !== null || isPending}
          title={refusal ?? 'What it turned out to be'}
          onChange={(event) => mutate({ numbers: [number], action: { kind: 'verdict', verdict: event.target.value as Verdict } })}
        >
          {verdicts.map((verdict) => (
            <option key={verdict} value={verdict}>
              {verdictNames[verdict]}
            </option>
          ))}
        </select>
      </label>
      <PcapButton captures={captures} />
      <Link to="/incidents/$number/report" params={{ number: String(number) }} className="btn">
        <FileText className="i" aria-hidden="true" />
        Report
      </Link>
      {open && (
        <Action className="btn p" refusal={refusal} busy={isPending} onClick={() => mutate({ numbers: [number], action: { kind: 'acknowledge' } })}>
          Acknowledge<kbd>A</kbd>
        </Action>
      )}
      {running && (
        <Action refusal={refusal} busy={isPending} onClick={() => mutate({ numbers: [number], action: { kind: 'resolve' } })}>
          Resolve<kbd>R</kbd>
        </Action>
      )}
      {running && (
        <Action refusal={refusal} onClick={() => setSilencing(true)}>
          Silence<kbd>S</kbd>
        </Action>
      )}
      {silencing && (
        <SilenceDialog incidents={[number]} close={() => setSilencing(false)} />
      )}
    </div>
  )
}

/** The untouched file as the agent wrote it. */
function PcapButton({ captures }: { captures: Capture[] }) {
  const complete = captures.find((capture) => capture.complete)
  const partial = captures[0]
  if (complete !== undefined)
    return (
      <a className="btn" href={url(`/captures/${encodeURIComponent(complete.id)}/file`)} download title={`SHA-256 ${complete.sha256}`}>
        <Download className="i" aria-hidden="true" />
        PCAP<span className="mut num">{bytes(complete.size)}</span>
      </a>
    )
  return (
    <Action
      onClick={() => undefined}
      refusal={partial === undefined ? 'No packets were captured for this incident yet' : `The capture is arriving: ${bytes(partial.receivedBytes)} so far`}
    >
      <Download className="i" aria-hidden="true" />
      PCAP
    </Action>
  )
}
