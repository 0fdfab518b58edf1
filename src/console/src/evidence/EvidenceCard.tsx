import { Download, Lock, LockOpen, ShieldAlert, ShieldCheck, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useAdminRefusal, useAnalystRefusal } from '../access/session'
import { url } from '../api/client'
import type { EvidenceItem } from '../api/types'
import Confirm from '../dialogs/Confirm'
import { bytes, count } from '../format/numbers'
import { clockMs, nearTime, zoneName } from '../format/time'
import { useNow } from '../live/react'
import { usePrefs } from '../prefs/prefs'
import { useChange } from '../settings/useChange'
import { Action } from '../ui/Action'
import { CopyButton } from '../ui/CopyButton'
import { HoldDialog } from './HoldDialog'
import { clockText, dropText } from './wording'

/** One capture: whether it is what the node announced, what it says of itself, who holds it, and what can be done with it. */
export function EvidenceCard({ item, incident }: { item: EvidenceItem; incident: number }) {
  const { zone } = usePrefs()
  return (
    <li className="custody" aria-label={`Capture of ${item.nodeName}`}>
      <div className="ch">
        <h3>{item.nodeName}</h3>
        <Integrity item={item} />
        <Hold item={item} />
      </div>
      <dl>
        <Fact name="Packets">
          {count(item.packets)}, {count(item.packetsBefore)} from before the onset, {bytes(item.size)}
        </Fact>
        {item.first !== null && item.last !== null && (
          <Fact name="Taken">
            {clockMs(item.first, zone)} to {clockMs(item.last, zone)} {zoneName(zone)}
          </Fact>
        )}
        <Fact name="Clock">{clockText(item.clockOffsetMilliseconds)}</Fact>
        {item.interfaces.map((each) => (
          <Fact key={each.name} name={each.name === '' ? 'Interface' : each.name}>
            {each.filter === '' ? 'no filter' : each.filter}; {dropText(each)}
          </Fact>
        ))}
        <Fact name="Written by">{item.program === '' ? 'unknown' : item.program}</Fact>
        <Fact name="SHA-256">
          <span className="mono digits">{item.sha256 === '' ? item.announcedSha256 : item.sha256}</span> <CopyButton text={item.sha256} label="Copy SHA-256" />
        </Fact>
        {!item.intact && (
          <Fact name="Announced">
            <span className="mono digits bad">{item.announcedSha256}</span>
          </Fact>
        )}
        {item.fault !== null && <Fact name="Fault">{item.fault}</Fact>}
      </dl>
      <Actions item={item} incident={incident} />
    </li>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Integrity({ item: { intact, sha256 } }: { item: EvidenceItem }) {
  const Icon = intact ? ShieldCheck : ShieldAlert
  return (
    <span className={intact ? 'tag ok' : 'tag bad'}>
      <Icon className="i s" aria-hidden="true" />
      {intact ? 'As the node announced' : sha256 === '' ? 'The file is gone' : 'Not what the node announced'}
    </span>
  )
}

function Hold({ item: { hold } }: { item: EvidenceItem }) {
  const { zone } = usePrefs()
  const now = useNow()
  if (hold === null) return null
  return (
    <span className="tag warn" title={hold.reason}>
      <Lock className="i s" aria-hidden="true" />
      Held by {hold.by} since {nearTime(hold.since, zone, now)}: {hold.reason}
    </span>
  )
}

function Actions({ item, incident }: { item: EvidenceItem; incident: number }) {
  const analyst = useAnalystRefusal()
  const admin = useAdminRefusal()
  const [asking, setAsking] = useState<'hold' | 'release' | 'delete' | null>(null)
  const change = useChange('evidence', 'incident')
  const file = `/captures/${encodeURIComponent(item.capture)}`
  const close = (): void => setAsking(null)
  return (
    <div className="row">
      <FileLink refusal={analyst} path={`${file}/file`}>
        Untouched
      </FileLink>
      <FileLink refusal={analyst} path={`${file}/file/redacted`} title="No payload, customers’ addresses replaced">
        Redacted
      </FileLink>
      <div className="sp" />
      {item.hold === null ? (
        <Action className="btn sm" refusal={analyst} onClick={() => setAsking('hold')}>
          <Lock className="i s" aria-hidden="true" />
          Hold
        </Action>
      ) : (
        <Action className="btn sm" refusal={admin} onClick={() => setAsking('release')}>
          <LockOpen className="i s" aria-hidden="true" />
          End hold
        </Action>
      )}
      <Action className="btn sm" refusal={item.hold === null ? admin : 'It is under legal hold'} onClick={() => setAsking('delete')}>
        <Trash2 className="i s" aria-hidden="true" />
        Delete
      </Action>
      {asking === 'hold' && <HoldDialog capture={item.capture} node={item.nodeName} close={close} />}
      {(asking === 'release' || asking === 'delete') && (
        <Confirm
          title={asking === 'release' ? 'End the legal hold' : 'Delete the capture'}
          verb={asking === 'release' ? 'End hold' : 'Delete'}
          busy={change.isPending}
          error={change.error}
          confirm={() => change.mutate({ method: 'DELETE', path: asking === 'release' ? `${file}/hold` : file }, { onSuccess: close })}
          close={close}
        >
          <p>
            {asking === 'release'
              ? `The capture of ${item.nodeName} then goes when its time or its room is over. The audit log keeps who held it and why.`
              : `The ${count(item.packets)} packets of ${item.nodeName} in INC-${incident} cannot be brought back. The audit log keeps that they were there.`}
          </p>
        </Confirm>
      )}
    </div>
  )
}

function FileLink({ refusal, path, title, children }: { refusal: string | null; path: string; title?: string; children: string }) {
  const content = (
    <>
      <Download className="i s" aria-hidden="true" />
      {children}
    </>
  )
  if (refusal !== null)
    return (
      <Action className="btn sm" refusal={refusal} onClick={() => undefined}>
        {content}
      </Action>
    )
  return (
    <a className="btn sm" href={url(path)} download title={title}>
      {content}
    </a>
  )
}
