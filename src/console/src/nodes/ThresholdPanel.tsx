import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAdminRefusal } from '../access/session'
import { BackTestFields } from '../analytics/BackTestFields'
import { BackTestView } from '../analytics/BackTestView'
import { backTestRequest, readable, type Tried, triedKeys } from '../analytics/tried'
import { ApiError } from '../api/client'
import type { ConfigLayer, NodeConfig, NodeDetail } from '../api/types'
import { Action } from '../ui/Action'
import { Failure, Loading } from '../ui/States'
import { configQuery } from './agentArea'
import { useSetScope } from './configuration'
import { thresholdsOf, withThresholds } from './thresholds'
import '../analytics/analytics.css'

/** What the node's thresholds are made of, tried on what it recorded before anything is saved. */
export default function ThresholdPanel({ detail }: { detail: NodeDetail }) {
  const { data, error, refetch } = useQuery(configQuery(detail.node.id))
  const own = data?.layers.at(-1)
  return (
    <section className="panel thresholds" aria-label="Baseline and threshold">
      <div className="ph">
        <h2>Baseline and threshold</h2>
        <span className="mut xs">what is set for this node alone; empty fields are inherited</span>
      </div>
      {data === undefined || own === undefined ? error === null ? <Loading rows={3} label="Loading thresholds" /> : <Failure error={error} retry={() => void refetch()} /> : <Thresholds key={own.version} node={detail.node.id} config={data} own={own} />}
    </section>
  )
}

function Thresholds({ node, config, own }: { node: string; config: NodeConfig; own: ConfigLayer }) {
  const set = thresholdsOf(own.json)
  const [draft, setDraft] = useState<Tried>(set ?? {})
  const [tried, setTried] = useState<Tried | null>(null)
  const role = useAdminRefusal()
  const { mutate, isPending, error } = useSetScope(own.scope)
  if (set === null) return <p className="mut pad">What is set for this node cannot be read here, for its comments perhaps. It is edited as text below.</p>
  const unreadable = readable(draft) ? null : 'A field cannot be read'
  const unchanged = triedKeys.every((key) => draft[key] === set[key]) ? 'Nothing is changed' : null
  const untried = tried === null || triedKeys.some((key) => tried[key] !== draft[key]) ? 'Try it on the last 30 days first' : null
  return (
    <>
      <BackTestFields tried={draft} onChange={setDraft} />
      <div className="row pad">
        <Action className="btn sm" refusal={unreadable} onClick={() => setTried(draft)}>
          Try on the last 30 days
        </Action>
        <Action
          className="btn p sm"
          busy={isPending}
          refusal={role ?? unreadable ?? unchanged ?? untried}
          onClick={() => mutate({ json: withThresholds(own.json, draft), version: own.version, note: 'thresholds, tried on the last 30 days' })}
        >
          Save thresholds
        </Action>
        {error !== null && (
          <p className="err" role="alert">
            {error instanceof ApiError ? (error.problem.errors?.json?.join(' ') ?? error.message) : error.message}
          </p>
        )}
      </div>
      {tried !== null && <BackTestView request={backTestRequest(node, undefined, { ...thresholdsOf(inherited(config)), ...drop(tried) })} />}
    </>
  )
}

/** What the layers above this node's own say, the nearest last. */
function inherited(config: NodeConfig): string {
  const above = config.layers.slice(0, -1).map((layer) => thresholdsOf(layer.json) ?? {})
  return JSON.stringify({ detection: Object.assign({}, ...above) })
}

const drop = (tried: Tried): Tried => Object.fromEntries(Object.entries(tried).filter(([, value]) => value !== undefined))
