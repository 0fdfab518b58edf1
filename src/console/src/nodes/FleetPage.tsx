import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight, Package } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useAdminRefusal } from '../access/session'
import { ApiError, send } from '../api/client'
import { fleetQuery } from '../api/queries'
import type { Fleet, NodeUpdate, Rollout, RolloutRequest } from '../api/types'
import { plural } from '../format/numbers'
import { useOverview } from '../live/react'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { Empty, Failure, Loading } from '../ui/States'
import { AuthorityPanel } from './AuthorityPanel'
import { shortVersion } from './wording'
import './fleet.css'

const words: Record<NonNullable<NodeUpdate['state']>, string> = {
  outside: 'not yet',
  waiting: 'on its way',
  updated: 'updated',
  refused: 'refused',
  rolledBack: 'went back',
  away: 'away',
}

/** What agents run, and what they are to run: a version, a share of the fleet, and the way back. */
export function FleetPage() {
  const { data, error, refetch } = useQuery({ ...fleetQuery, refetchInterval: 3000 })
  useTabTitle('Agent versions', useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar
        range={false}
        crumb={
          <>
            <Link to="/nodes">Nodes</Link>
            <ChevronRight className="i s" aria-hidden="true" />
            <h1>Agent versions</h1>
          </>
        }
      />
      <div className="c fleet">
        {data === undefined ? (
          error === null ? <Loading rows={8} label="Loading the fleet" /> : <Failure error={error} retry={() => void refetch()} />
        ) : (
          <>
            <RolloutPanel fleet={data} />
            <AuthorityPanel />
            <FleetTable nodes={data.nodes} />
          </>
        )}
      </div>
    </>
  )
}

function RolloutPanel({ fleet }: { fleet: Fleet }) {
  const refusal = useAdminRefusal()
  const client = useQueryClient()
  const settle = (next: Fleet): void => {
    client.setQueryData(fleetQuery.queryKey, next)
  }
  const turn = useMutation({ mutationFn: (what: 'pause' | 'resume' | 'rollback') => send<Fleet>('POST', `/updates/${what}`, {}), onSuccess: settle })
  const start = useMutation({ mutationFn: (request: RolloutRequest) => send<Fleet>('PUT', '/updates/rollout', request), onSuccess: settle })
  const [version, setVersion] = useState(fleet.rollout?.version ?? '')
  const versions = [...new Set(fleet.releases.map((release) => release.version))]
  const failure = turn.error ?? start.error
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const list = (name: string): string[] => String(data.get(name) ?? '').split(/[\s,]+/).filter((each) => each !== '')
    start.mutate({ version: version || (versions[0] ?? ''), percent: Number(data.get('percent')), pops: list('pops'), groups: list('groups') })
  }
  return (
    <section className="panel rollout" aria-label="Rollout">
      {fleet.rollout === null ? <p className="mut">No version is being rolled out, and no node replaces itself unless its own file names a release key.</p> : <Progress rollout={fleet.rollout} nodes={fleet.nodes} />}
      {versions.length === 0 ? (
        <Empty icon={Package} title="No signed version here">
          <p className="mono">flowtriq release add ftagent --version V --key release.key</p>
        </Empty>
      ) : (
        <form className="rollout-form" onSubmit={submit}>
          <select className="in" aria-label="Version" value={version || versions[0]} onChange={(event) => setVersion(event.target.value)}>
            {versions.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
          <label>
            to <input className="in num" name="percent" type="number" min={1} max={100} defaultValue={fleet.rollout?.percent ?? 10} aria-label="Percent of nodes" /> % of nodes
          </label>
          <input className="in" name="pops" placeholder="in all POPs, or FRA, AMS" aria-label="Points of presence" defaultValue={fleet.rollout?.pops.join(', ')} />
          <input className="in" name="groups" placeholder="in all groups, or canary" aria-label="Groups" defaultValue={fleet.rollout?.groups.join(', ')} />
          <button type="submit" className="btn p" aria-disabled={refusal !== null || undefined} title={refusal ?? undefined} disabled={start.isPending || refusal !== null}>
            Roll out
          </button>
          <div className="sp" />
          {fleet.rollout?.state === 'running' && <Action onClick={() => turn.mutate('pause')} refusal={refusal}>Pause</Action>}
          {fleet.rollout?.state === 'paused' && <Action onClick={() => turn.mutate('resume')} refusal={refusal}>Go on</Action>}
          {fleet.rollout !== null && fleet.rollout.state !== 'withdrawn' && (
            <Action onClick={() => turn.mutate('rollback')} refusal={refusal} className="btn danger" title="Nodes that run it go back to what they ran before">
              Roll back
            </Action>
          )}
        </form>
      )}
      {failure !== null && <p className="err" role="alert">{failure.message}</p>}
    </section>
  )
}

function Progress({ rollout, nodes }: { rollout: Rollout; nodes: NodeUpdate[] }) {
  const count = (state: NodeUpdate['state']): number => nodes.filter((node) => node.state === state).length
  const meant = nodes.length - count('outside')
  return (
    <div className="progress" role="status">
      <b className="mono">{rollout.version}</b>
      <span className={`tag ${rollout.state}`}>{rollout.state}</span>
      <progress max={Math.max(1, meant)} value={count('updated')} aria-label="Nodes updated" />
      <span className="num">
        {count('updated')} of {plural(meant, 'node')}, {rollout.percent} %{rollout.pops.length > 0 && ` of ${rollout.pops.join(', ')}`}
        {rollout.groups.length > 0 && ` in ${rollout.groups.join(', ')}`}
      </span>
      {rollout.reason !== '' && <span>{rollout.reason}</span>}
    </div>
  )
}

/** A node's group: a free label, set by leaving the field or with Enter. */
function GroupField({ node }: { node: NodeUpdate }) {
  const refusal = useAdminRefusal()
  const client = useQueryClient()
  const { mutate, error } = useMutation({
    mutationFn: (group: string) => send('PATCH', `/nodes/${node.id}`, { group }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: fleetQuery.queryKey }), client.invalidateQueries({ queryKey: ['configuration'] })]),
  })
  const save = (text: string): void => {
    if (text.trim() !== node.group) mutate(text.trim())
  }
  return (
    <>
      <input
        className="in group"
        aria-label={`Group of ${node.name}`}
        aria-invalid={error !== null || undefined}
        defaultValue={node.group}
        maxLength={64}
        placeholder="none"
        readOnly={refusal !== null}
        onBlur={(event) => save(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      {error !== null && <span className="err" role="alert">{groupFault(error)}</span>}
    </>
  )
}

const groupFault = (error: Error): string => (error instanceof ApiError ? (error.problem.errors?.group?.[0] ?? error.message) : error.message)

function FleetTable({ nodes }: { nodes: NodeUpdate[] }) {
  return (
    <section className="panel scroll" aria-label="Fleet">
      <table className="t">
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">POP</th>
            <th scope="col">Group</th>
            <th scope="col">Runs</th>
            <th scope="col">Rollout</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id}>
              <td>
                <Link to="/nodes/$id" params={{ id: node.id }}>{node.name}</Link>
              </td>
              <td>{node.pop}</td>
              <td>
                <GroupField key={node.group} node={node} />
              </td>
              <td className="mono" title={node.version}>{shortVersion(node.version)}</td>
              <td>
                {node.state === null ? '' : words[node.state]}
                {node.reason !== '' && <span className="mut"> {node.reason}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
