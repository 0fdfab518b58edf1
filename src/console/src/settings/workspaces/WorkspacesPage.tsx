import { useQuery } from '@tanstack/react-query'
import { Layers, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { WorkspaceMade, WorkspaceView } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { ShownOnce } from '../../dialogs/ShownOnce'
import { dateTime } from '../../format/time'
import { usePrefs } from '../../prefs/prefs'
import { Action } from '../../ui/Action'
import { NotPermitted } from '../../ui/NotPermitted'
import { Empty, Failure, Loading } from '../../ui/States'
import { SettingsPage } from '../SettingsPage'
import { useChange } from '../useChange'
import { workspacesQuery } from './queries'
import WorkspaceDialog from './WorkspaceDialog'

/** Further workspaces of this server; only its own workspace has this page. */
export function WorkspacesPage() {
  const refusal = useAdminRefusal()
  return <SettingsPage title="Workspaces">{refusal !== null ? <NotPermitted who="Administrators make workspaces." /> : <Workspaces />}</SettingsPage>
}

function Workspaces() {
  const { data, error, refetch } = useQuery({ ...workspacesQuery, refetchInterval: 10_000 })
  const [making, setMaking] = useState(false)
  const [removed, setRemoved] = useState<WorkspaceView | null>(null)
  const link = useChange<WorkspaceMade>('workspaces')
  return (
    <>
      <section className="panel list" aria-label="Further workspaces">
        <div className="ph">
          <h2>Further workspaces</h2>
          <span className="mut xs">each with its own people, nodes and data; nothing is shared but this server</span>
          <div className="sp" />
          <Action className="btn p sm" onClick={() => setMaking(true)}>
            <Plus className="i s" aria-hidden="true" />
            New workspace
          </Action>
        </div>
        {link.error !== null && (
          <p className="err" role="alert">
            {link.error.message}
          </p>
        )}
        {data === undefined ? (
          error === null ? <Loading rows={3} label="Loading workspaces" /> : <Failure error={error} retry={() => void refetch()} />
        ) : data.length === 0 ? (
          <Empty icon={Layers} title="No further workspace">
            <p>Give another network, a subsidiary or a lab a workspace of its own: its people see nothing of yours, and you nothing of theirs.</p>
          </Empty>
        ) : (
          <WorkspaceTable
            workspaces={data}
            remove={setRemoved}
            link={(workspace) => link.mutate({ method: 'POST', path: `/workspaces/${workspace.slug}/setup-link` })}
          />
        )}
      </section>
      {making && <WorkspaceDialog close={() => setMaking(false)} />}
      {link.data !== undefined && <ShownOnce title={`Set up ${link.data.workspace.slug}`} what="set-up link" secret={link.data.setupLink} close={() => link.reset()} />}
      {removed !== null && <Remove workspace={removed} close={() => setRemoved(null)} />}
    </>
  )
}

interface TableProps {
  workspaces: readonly WorkspaceView[]
  remove: (workspace: WorkspaceView) => void
  link: (workspace: WorkspaceView) => void
}

function WorkspaceTable({ workspaces, remove, link }: TableProps) {
  const { zone } = usePrefs()
  return (
    <div className="scroll" role="region" aria-label="Table of workspaces" tabIndex={0}>
      <table className="num">
        <thead>
          <tr>
            <th>Workspace</th>
            <th>Console</th>
            <th>Agents</th>
            <th>State</th>
            <th>Made</th>
            <th>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {workspaces.map((workspace) => (
            <tr key={workspace.slug}>
              <td>
                <b>{workspace.name ?? workspace.slug}</b>
              </td>
              <td>
                <a className="lk mono" href={`/w/${workspace.slug}/`}>{`/w/${workspace.slug}`}</a>
              </td>
              <td>port {workspace.agentPort}</td>
              <td>
                <State workspace={workspace} />
              </td>
              <td className="mut">
                {dateTime(workspace.made, zone)} by {workspace.by}
              </td>
              <td className="r acts">
                {workspace.state === 'notSetUp' && (
                  <Action className="btn sm" onClick={() => link(workspace)}>
                    New set-up link<span className="sr"> of {workspace.slug}</span>
                  </Action>
                )}
                <Action className="btn d sm" onClick={() => remove(workspace)}>
                  Take down<span className="sr"> {workspace.slug}</span>
                </Action>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function State({ workspace }: { workspace: WorkspaceView }) {
  if (workspace.state === 'running') return <span className="tag ok">Running</span>
  if (workspace.state === 'notSetUp') return <span className="tag">Waits for its first administrator</span>
  return (
    <>
      <span className="tag bad">Not started</span> {workspace.reason}
    </>
  )
}

function Remove({ workspace, close }: { workspace: WorkspaceView; close: () => void }) {
  const remove = useChange<void>('workspaces')
  return (
    <Confirm
      title={`Take down ${workspace.name ?? workspace.slug}`}
      verb="Take down"
      busy={remove.isPending}
      error={remove.error}
      confirm={() => remove.mutate({ method: 'DELETE', path: `/workspaces/${workspace.slug}` }, { onSuccess: close })}
      close={close}
    >
      <p>
        Its people are signed out, its agents find no server, and its mitigations are no longer looked after: routes of its BGP sessions are withdrawn when these end. Its data is not deleted; it is set aside in the data directory under
        workspaces-removed.
      </p>
    </Confirm>
  )
}
