import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAdminRefusal } from '../access/session'
import type { NodeConfig, NodeDetail } from '../api/types'
import { Action } from '../ui/Action'
import { CopyButton } from '../ui/CopyButton'
import { Failure, Loading } from '../ui/States'
import { configQuery, useReload } from './agentArea'
import { scopeName } from './configuration'
import { ScopeEditor } from './ScopeEditor'

/** What the server sets on the node, whether the agent goes by it, and why not. */
export function ConfigPanel({ detail }: { detail: NodeDetail }) {
  const { data, error, refetch } = useQuery({
    ...configQuery(detail.node.id),
    // The agent's verdict follows within seconds of a change.
    refetchInterval: ({ state }) => (state.data !== undefined && waiting(state.data, detail.configVersion) ? 2_000 : 15_000),
  })
  return (
    <section className="panel config" aria-label="Configuration">
      <div className="ph">
        <h2>Configuration</h2>
        {data !== undefined && <Standing config={data} inForce={detail.configVersion} />}
        <span className="sp" />
        {data !== undefined && <CopyButton text={data.effective} label="Copy what is offered" />}
      </div>
      {data === undefined ? (
        error === null ? (
          <Loading rows={4} label="Loading configuration" />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )
      ) : (
        <Layers detail={detail} config={data} />
      )}
    </section>
  )
}

const waiting = (config: NodeConfig, inForce: number): boolean => config.offered !== inForce && config.refusal === null

function Standing({ config: { offered, refusal }, inForce }: { config: NodeConfig; inForce: number }) {
  if (offered === inForce) return inForce === 0 ? <span className="tag">the node's own file only</span> : <span className="tag ok">version {inForce} in force</span>
  if (offered === 0) return <span className="tag warn">version {inForce} in force, none is offered</span>
  const before = inForce === 0 ? "the node's own file stays" : `version ${inForce} stays in force`
  return refusal === null ? (
    <span className="tag warn">version {offered} is on its way, {before}</span>
  ) : (
    <span className="tag bad">version {offered} refused, {before}</span>
  )
}

function Layers({ detail, config }: { detail: NodeDetail; config: NodeConfig }) {
  const { id, name, state } = detail.node
  const away = state === 'offline' || state === 'waiting'
  const own = config.layers.at(-1)
  const above = config.layers.slice(0, -1)
  return (
    <>
      {config.offered !== detail.configVersion && config.refusal !== null && <Faults text={config.refusal} />}
      <p className="mut xs">
        In rising precedence: defaults, the node's own file,{' '}
        {above.map(({ scope, version }) => (
          <span key={scope}>
            <Link to="/settings/configuration" search={{ scope }}>
              {scope === 'fleet' ? 'all nodes' : scopeName(scope)}
            </Link>
            {version === 0 ? ' (nothing)' : ` (version ${version})`},{' '}
          </span>
        ))}
        this node.
        {away && ' The node is away; it takes what is set when it comes back.'}
      </p>
      {own !== undefined && <ScopeEditor layer={own} label={`Configuration of ${name}`} reaches={1} />}
      <details>
        <summary>What the node is offered, all layers together</summary>
        <pre className="mono" tabIndex={0}>{config.effective}</pre>
      </details>
      <Reload id={id} away={away} />
    </>
  )
}

function Reload({ id, away }: { id: string; away: boolean }) {
  const refusal = useAdminRefusal()
  const reload = useReload(id)
  return (
    <div className="row">
      {reload.error !== null && (
        <p className="err" role="alert">
          {reload.error.message}
        </p>
      )}
      <span className="sp" />
      <Action
        className="btn sm"
        busy={reload.isPending}
        refusal={refusal ?? (away ? 'The node is not connected' : null)}
        title="The agent reads its own file again"
        onClick={() => reload.mutate()}
      >
        {reload.isSuccess ? 'Reload sent' : 'Reload the agent'}
      </Action>
    </div>
  )
}

function Faults({ text }: { text: string }) {
  return (
    <ul className="faults" aria-label="Why the agent refused it">
      {text.split('\n').map((fault) => (
        <li key={fault} className="err">{fault}</li>
      ))}
    </ul>
  )
}
