import { useQuery } from '@tanstack/react-query'
import { Megaphone, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { AlertChannel, SendTest } from '../../api/types'
import { plural } from '../../format/numbers'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { Empty, Failure, Loading } from '../../ui/States'
import { useChange } from '../useChange'
import ChannelDialog from './ChannelDialog'
import { channelsQuery } from './queries'
import { kindNames, outcomeNames, outcomeTags } from './wording'

export function ChannelsPanel() {
  const { data, error, refetch } = useQuery({ ...channelsQuery, refetchInterval: 30_000 })
  const refusal = useAdminRefusal()
  const [edited, setEdited] = useState<AlertChannel | 'new' | null>(null)
  return (
    <section className="panel list" aria-label="Channels">
      <div className="ph">
        <h2>Channels</h2>
        <span className="mut xs">what people are told by; policies say who is told when</span>
        <div className="sp" />
        <Action className="btn p sm" refusal={refusal} onClick={() => setEdited('new')}>
          <Plus className="i s" aria-hidden="true" />
          Add channel
        </Action>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={3} label="Loading channels" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <Empty icon={Megaphone} title="No channel yet">
          <p>Nobody is told of an attack outside this console until there is one.</p>
        </Empty>
      ) : (
        <ul className="providers">
          {data.map((channel) => (
            <Channel key={channel.number} channel={channel} edit={() => setEdited(channel)} />
          ))}
        </ul>
      )}
      {edited !== null && <ChannelDialog channel={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </section>
  )
}

function Channel({ channel, edit }: { channel: AlertChannel; edit: () => void }) {
  const refusal = useAdminRefusal()
  const test = useChange<SendTest>('channels')
  return (
    <li>
      <div className="lh">
        <b>{channel.name}</b>
        <span className="mut">{kindNames[channel.kind]}</span>
        <span className={channel.enabled ? 'tag ok' : 'tag'}>{channel.enabled ? 'In use' : 'Switched off'}</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} busy={test.isPending} title="Sends a test message now" onClick={() => test.mutate({ method: 'POST', path: `/channels/${channel.number}/test` })}>
          {test.isPending ? 'Sending' : 'Send test'}
        </Action>
        <Action className="btn sm" refusal={refusal} onClick={edit}>
          Edit
        </Action>
      </div>
      <dl className="pairs num">
        <dt>Goes to</dt>
        <dd className="mono">{channel.destination}</dd>
        <dt>At most</dt>
        <dd>{plural(channel.perMinute, 'message')} a minute</dd>
        <dt>Last message</dt>
        <dd>
          <Last channel={channel} />
        </dd>
      </dl>
      {test.error !== null && (
        <p className="err" role="alert">
          {test.error.message}
        </p>
      )}
      {test.data !== undefined && (
        <div className="answer" role="status">
          <p className={test.data.works ? 'good' : 'bad'}>{test.data.works ? `Test message taken: ${test.data.text}` : test.data.text}</p>
        </div>
      )}
    </li>
  )
}

function Last({ channel: { last } }: { channel: AlertChannel }) {
  const { zone } = usePrefs()
  if (last === null) return <>none yet</>
  return (
    <>
      <span className={outcomeTags[last.outcome]}>{outcomeNames[last.outcome]}</span> {dateTime(last.at, zone)}, {last.incident === null ? 'test' : `incident ${last.incident}`}
      {last.outcome !== 'delivered' && <>: {last.text}</>}
    </>
  )
}
