import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAdminRefusal, useAnalystRefusal } from '../../access/session'
import type { KillSwitchCause, KillSwitchView } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { plural } from '../../format/numbers'
import { mitigationsQuery } from '../../mitigation/queries'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'

const sources: Record<string, string> = { person: '', commandLine: ' on the command line', file: ' (a file on the server)' }

export const causeText = (cause: KillSwitchCause): string => `${cause.by}${sources[cause.source] ?? ''}`

/** Throws or releases the kill switch, and says before what that takes back or starts. */
export default function KillSwitchDialog({ killSwitch, close }: { killSwitch: KillSwitchView; close: () => void }) {
  const [reason, setReason] = useState('')
  const analyst = useAnalystRefusal()
  const admin = useAdminRefusal()
  const { data } = useQuery(mitigationsQuery({ state: 'active', limit: 1 }))
  const { mutate, isPending, error } = useChange<KillSwitchView>('safety', 'ladder', 'mitigations', 'bgp', 'incidents', 'overview')
  const { engaged } = killSwitch
  const byFile = killSwitch.causes.some(({ source }) => source === 'file')
  return (
    <Confirm
      title={engaged ? 'Release the kill switch' : 'Withdraw everything'}
      verb={engaged ? 'Release' : 'Withdraw everything now'}
      refusal={engaged ? (admin ?? (byFile ? `The file ${killSwitch.file} must be removed on the server first` : null)) : analyst}
      busy={isPending}
      error={error}
      confirm={() => mutate(engaged ? { method: 'DELETE', path: '/safety/kill-switch' } : { method: 'POST', path: '/safety/kill-switch', body: { reason: reason.trim() } }, { onSuccess: close })}
      close={close}
    >
      {engaged ? (
        <p>Policies act again. Incidents that run now climb their ladders anew, from the first level.</p>
      ) : (
        <>
          <p>
            <b>
              {data === undefined ? 'Every mitigation' : data.total === 0 ? 'Nothing is in force now; nothing new' : plural(data.total, 'mitigation')} {data !== undefined && data.total === 0 ? 'will be accepted' : 'on nodes, routers and at providers will be withdrawn'}
            </b>
            , and no new one is accepted until an administrator releases the switch. Attacks that are filtered now arrive in full.
          </p>
          <Field label="Reason" value={reason} onChange={(event) => setReason(event.target.value)} placeholder="Everybody sees it in the banner" />
        </>
      )}
    </Confirm>
  )
}
