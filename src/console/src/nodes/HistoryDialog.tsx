import { useQuery } from '@tanstack/react-query'
import { useAdminRefusal } from '../access/session'
import type { ConfigRevision } from '../api/types'
import { Modal } from '../dialogs/Modal'
import { dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { Action } from '../ui/Action'
import { Empty, Failure, Loading } from '../ui/States'
import { historyQuery, scopeName, useRestore } from './configuration'

/** Every version of a scope: who, when, what it changed, and the way back to it. */
export default function HistoryDialog({ scope, close }: { scope: string; close: () => void }) {
  const { data, error, refetch } = useQuery(historyQuery(scope))
  const restore = useRestore(scope)
  const newest = data?.[0]?.version ?? 0
  return (
    <Modal title="History" note={scopeName(scope)} close={close} wide>
      {data === undefined ? (
        error === null ? <Loading rows={6} label="Loading history" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <Empty title="Nothing was ever set here" />
      ) : (
        <ol className="revisions" aria-label="Versions, newest first" tabIndex={0}>
          {data.map((revision) => (
            <Revision
              key={revision.version}
              revision={revision}
              newest={newest}
              busy={restore.isPending}
              back={() => restore.mutate({ to: revision.version, version: newest }, { onSuccess: close })}
            />
          ))}
        </ol>
      )}
      {restore.error !== null && (
        <p className="err" role="alert">
          {restore.error.message}
        </p>
      )}
    </Modal>
  )
}

function Revision({ revision, newest, busy, back }: { revision: ConfigRevision; newest: number; busy: boolean; back: () => void }) {
  const { zone } = usePrefs()
  const refusal = useAdminRefusal()
  const { version, at, by, note, changes } = revision
  return (
    <li>
      <div className="row">
        <b>Version {version}</b>
        <span className="mut">
          {by}, {dateTime(at, zone)} {zoneName(zone)}
          {note !== '' && `: ${note}`}
        </span>
        <span className="sp" />
        {version === newest ? (
          <span className="tag">newest</span>
        ) : (
          <Action className="btn sm" refusal={refusal} busy={busy} title="Sends it to the nodes as a new version" onClick={back}>
            Go back to {version}
          </Action>
        )}
      </div>
      {changes.length === 0 ? (
        <p className="mut xs">No key changed.</p>
      ) : (
        <ul className="mono xs">
          {changes.map(({ path, before, after }) => (
            <li key={path}>
              {path}: {before === null ? 'not set' : before} → {after === null ? 'not set' : after}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
