import { useState } from 'react'
import { useAdminRefusal } from '../access/session'
import { ApiError } from '../api/client'
import type { NodeConfig, NodeDetail } from '../api/types'
import { Action } from '../ui/Action'
import { useReload, useSetConfig } from './agentArea'

interface Draft {
  json: string
  /** The version it was made from. */
  version: number
}

export function ConfigEditor({ detail, config }: { detail: NodeDetail; config: NodeConfig }) {
  const { id, name, state } = detail.node
  const refusal = useAdminRefusal()
  const [draft, setDraft] = useState<Draft | null>(null)
  const { mutate, isPending, error, reset } = useSetConfig(id)
  const reload = useReload(id)
  const away = state === 'offline' || state === 'waiting'
  const discard = (): void => {
    setDraft(null)
    reset()
  }
  const unchanged = draft === null || draft.json === config.json
  return (
    <>
      <textarea
        className="in mono"
        aria-label={`Configuration of ${name}`}
        aria-invalid={error !== null || undefined}
        rows={10}
        spellCheck={false}
        readOnly={refusal !== null}
        value={draft?.json ?? config.json}
        onChange={(event) => setDraft({ json: event.target.value, version: draft?.version ?? config.version })}
      />
      {error !== null && <Refused error={error} />}
      {reload.error !== null && <p className="err" role="alert">{reload.error.message}</p>}
      <div className="row">
        <Action
          className="btn p sm"
          busy={isPending}
          refusal={refusal ?? (unchanged ? 'Nothing is changed' : null)}
          onClick={() => draft !== null && mutate(draft, { onSuccess: () => setDraft(null) })}
        >
          Save and send
        </Action>
        {draft !== null && (
          <button type="button" className="btn g sm" onClick={discard}>
            Discard
          </button>
        )}
        {away && draft !== null && <span className="mut xs">The node is away; it takes it when it comes back.</span>}
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
    </>
  )
}

function Refused({ error }: { error: Error }) {
  const faults = error instanceof ApiError ? (error.problem.errors?.json ?? [error.message]) : [error.message]
  return (
    <ul className="faults" role="alert">
      {faults.map((fault) => (
        <li key={fault} className="err">{fault}</li>
      ))}
    </ul>
  )
}
