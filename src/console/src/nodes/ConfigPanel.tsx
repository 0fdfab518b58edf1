import { useQuery } from '@tanstack/react-query'
import type { NodeConfig, NodeDetail } from '../api/types'
import { dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { CopyButton } from '../ui/CopyButton'
import { Failure, Loading } from '../ui/States'
import { configQuery } from './agentArea'
import { ConfigEditor } from './ConfigEditor'

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
        {data !== undefined && <CopyButton text={data.json} label="Copy configuration" />}
      </div>
      {data === undefined ? (
        error === null ? (
          <Loading rows={4} label="Loading configuration" />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )
      ) : (
        <>
          <SetBy config={data} />
          {data.version !== detail.configVersion && data.refusal !== null && <Faults text={data.refusal} />}
          <ConfigEditor detail={detail} config={data} />
        </>
      )}
    </section>
  )
}

const waiting = (config: NodeConfig, inForce: number): boolean => config.version !== inForce && config.refusal === null

function Standing({ config, inForce }: { config: NodeConfig; inForce: number }) {
  if (config.version === inForce) return inForce === 0 ? <span className="tag">the node's own file only</span> : <span className="tag ok">version {inForce} in force</span>
  if (config.version === 0) return <span className="tag warn">version {inForce} of another server in force</span>
  const before = inForce === 0 ? "the node's own file stays" : `version ${inForce} stays in force`
  return config.refusal === null ? (
    <span className="tag warn">version {config.version} is on its way, {before}</span>
  ) : (
    <span className="tag bad">version {config.version} refused, {before}</span>
  )
}

function SetBy({ config }: { config: NodeConfig }) {
  const { zone } = usePrefs()
  return (
    <p className="mut xs">
      {config.at === null
        ? "Nothing is set here yet. What is set is laid over the node's own file; lists replace, objects merge."
        : `Version ${config.version}, set by ${config.by} ${dateTime(config.at, zone)} ${zoneName(zone)}`}
    </p>
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
