import { useState } from 'react'
import { useAdminRefusal } from '../access/session'
import type { CertificateState, NodeCertificate, NodeDetail } from '../api/types'
import Confirm from '../dialogs/Confirm'
import { dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { Action } from '../ui/Action'
import { CopyButton } from '../ui/CopyButton'
import { useRenew, useReturn, useRevoke } from './agentArea'

const states: Record<CertificateState, readonly [string, string]> = {
  valid: ['tag ok', 'valid'],
  overdue: ['tag warn', 'not renewed in time'],
  expired: ['tag bad', 'expired: enrol the node again'],
  revoked: ['tag bad', 'revoked: enrol the node again'],
}

/** With which certificate the node shows itself, how long it is good for, and the ways to end or replace it. */
export function CertificatePanel({ detail }: { detail: NodeDetail }) {
  const { certificate } = detail
  if (certificate === null || certificate === undefined) return null
  const [level, text] = states[certificate.state]
  return (
    <section className="panel agent certificate" aria-label="Certificate">
      <div className="ph">
        <h2>Certificate</h2>
        <span className={level}>{text}</span>
        {certificate.nextWaits && <span className="tag">a new one is on its way</span>}
      </div>
      <Facts certificate={certificate} />
      <Actions detail={detail} certificate={certificate} />
    </section>
  )
}

function Facts({ certificate }: { certificate: NodeCertificate }) {
  const { zone } = usePrefs()
  const when = (at: string): string => `${dateTime(at, zone)} ${zoneName(zone)}`
  const rows: [string, string][] = [
    ['Serial', certificate.serial === '' ? 'not recorded' : certificate.serial],
    ['Issued', when(certificate.issuedAt)],
    ['Renews after', when(certificate.renewsAt)],
    ['Valid until', when(certificate.expiresAt)],
  ]
  if (certificate.revokedAt !== null) rows.push(['Revoked', `${when(certificate.revokedAt)} by ${certificate.revokedBy}`])
  return (
    <dl className="num">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Actions({ detail, certificate }: { detail: NodeDetail; certificate: NodeCertificate }) {
  const { id, name, state } = detail.node
  const refusal = useAdminRefusal()
  const [open, setOpen] = useState<'revoke' | 'return' | null>(null)
  const renew = useRenew(id)
  const revoke = useRevoke(id)
  const back = useReturn(id)
  const away = state === 'offline' || state === 'waiting'
  const over = certificate.state === 'revoked' || certificate.state === 'expired'
  const close = (): void => setOpen(null)
  return (
    <>
      {renew.error !== null && <p className="err" role="alert">{renew.error.message}</p>}
      {back.data !== undefined && (
        <div className="command">
          <p className="xs">Run this on {name} within the hour. It works once, and for this node only.</p>
          <pre className="mono" tabIndex={0}>{back.data.enrollCommand}</pre>
          <CopyButton text={back.data.enrollCommand} label="Copy the command" wide />
        </div>
      )}
      <div className="row">
        <Action className="btn sm" busy={renew.isPending} refusal={refusal ?? (over ? 'The certificate is over' : away ? 'The node is not connected' : null)} onClick={() => renew.mutate()}>
          {renew.isSuccess ? 'Renewal asked for' : 'Renew now'}
        </Action>
        <Action className="btn sm" refusal={refusal} title="A token for this node: after its disk was lost, or its certificate is over" onClick={() => setOpen('return')}>
          Enrol again
        </Action>
        <span className="sp" />
        <Action className="btn sm danger" refusal={refusal ?? (certificate.state === 'revoked' ? 'It is revoked already' : null)} onClick={() => setOpen('revoke')}>
          Revoke
        </Action>
      </div>
      {open === 'revoke' && (
        <Confirm title={`Revoke the certificate of ${name}`} verb="Revoke" busy={revoke.isPending} error={revoke.error} confirm={() => revoke.mutate(undefined, { onSuccess: close })} close={close}>
          <p>
            Its connection ends at once, and it is refused from then on. It keeps detecting and filtering by itself, but reports nothing until it is enrolled again with a token made for this node.
          </p>
        </Confirm>
      )}
      {open === 'return' && (
        <Confirm title={`Enrol ${name} again`} verb="Make a token" harmless busy={back.isPending} error={back.error} confirm={() => back.mutate(undefined, { onSuccess: close })} close={close}>
          <p>Makes a token that is good for one hour. Whoever uses it becomes {name}: same name, history and configuration. The certificate in use is over from then on.</p>
        </Confirm>
      )}
    </>
  )
}
