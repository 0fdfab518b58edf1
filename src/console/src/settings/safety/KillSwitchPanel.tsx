import { OctagonX } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal, useAnalystRefusal } from '../../access/session'
import type { SafetyView } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { dateTime, zoneName } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { useChange } from '../useChange'
import KillSwitchDialog, { causeText } from './KillSwitchDialog'

/** Dry run and kill switch: the two ways to make everything harmless, and who used them. */
export function KillSwitchPanel({ safety }: { safety: SafetyView }) {
  const { killSwitch, dryRun } = safety
  const analyst = useAnalystRefusal()
  const admin = useAdminRefusal()
  const { zone } = usePrefs()
  const [open, setOpen] = useState<'switch' | 'dryRun' | null>(null)
  const dry = useChange<unknown>('safety', 'ladder', 'mitigations')
  return (
    <section className="panel kill" aria-label="Kill switch">
      <div className="ph">
        <OctagonX className={killSwitch.engaged ? 'i bad' : 'i'} aria-hidden="true" />
        <h2>Kill switch</h2>
        <span className={killSwitch.engaged ? 'tag bad' : 'tag ok'}>{killSwitch.engaged ? 'Engaged: everything is withdrawn' : 'Off: mitigations may run'}</span>
        <div className="sp" />
        <Action className={killSwitch.engaged ? 'btn sm' : 'btn sm danger'} refusal={killSwitch.engaged ? admin : analyst} onClick={() => setOpen('switch')}>
          {killSwitch.engaged ? 'Release' : 'Withdraw everything'}
        </Action>
      </div>
      <div className="form">
        {killSwitch.causes.map((cause) => (
          <p key={`${cause.source} ${cause.at}`} className="num">
            <b>{causeText(cause)}</b> since {dateTime(cause.at, zone)} {zoneName(zone)}
            {cause.reason !== '' && `: ${cause.reason}`}
          </p>
        ))}
        <p className="mut xs">
          Also by <span className="mono">flowtriq kill</span> on the server, or by a file at <span className="mono">{killSwitch.file}</span>, which works without the console.
        </p>
        <div className="row dry">
          <div>
            <b>Dry run</b>
            <p className="mut xs">Nothing is applied; what would have been is recorded and shown.</p>
          </div>
          <div className="sp" />
          <span className={dryRun ? 'tag warn' : 'tag'}>{dryRun ? 'On' : 'Off'}</span>
          <Action className="btn sm" refusal={admin} onClick={() => setOpen('dryRun')}>
            {dryRun ? 'End the dry run' : 'Start a dry run'}
          </Action>
        </div>
      </div>
      {open === 'switch' && <KillSwitchDialog killSwitch={killSwitch} close={() => setOpen(null)} />}
      {open === 'dryRun' && (
        <Confirm
          title={dryRun ? 'End the dry run' : 'Start a dry run'}
          verb={dryRun ? 'Apply from now on' : 'Apply nothing'}
          harmless={!dryRun}
          busy={dry.isPending}
          error={dry.error}
          confirm={() => dry.mutate({ method: 'PUT', path: '/safety/dry-run', body: { on: !dryRun } }, { onSuccess: () => setOpen(null) })}
          close={() => setOpen(null)}
        >
          <p>
            {dryRun
              ? 'From now on policies act for real: for incidents that run now, rules are set on nodes and announced to routers within seconds.'
              : 'Everything that is in force is withdrawn, and nothing new is applied, until the dry run ends. What would have been done is still recorded.'}
          </p>
        </Confirm>
      )}
    </section>
  )
}
