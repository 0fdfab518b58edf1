import { useState } from 'react'
import { useAdminRefusal } from '../access/session'
import { ApiError } from '../api/client'
import type { ConfigLayer } from '../api/types'
import Confirm from '../dialogs/Confirm'
import { plural } from '../format/numbers'
import { dateTime, zoneName } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { Action } from '../ui/Action'
import { useSetScope } from './configuration'
import HistoryDialog from './HistoryDialog'
import './agent-area.css'

interface Draft {
  json: string
  /** The version it was made from. */
  version: number
}

interface ScopeEditorProps {
  layer: ConfigLayer
  label: string
  /** Nodes it reaches; more than one are asked about first. */
  reaches: number
}

/** What is set for all nodes, a POP, a group or one node, as text; with its history. */
export function ScopeEditor({ layer, label, reaches }: ScopeEditorProps) {
  const refusal = useAdminRefusal()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [note, setNote] = useState('')
  const [open, setOpen] = useState<'history' | 'confirm' | null>(null)
  const { mutate, isPending, error, reset } = useSetScope(layer.scope)
  const discard = (): void => {
    setDraft(null)
    setNote('')
    setOpen(null)
    reset()
  }
  const save = (): void => {
    if (draft !== null) mutate({ ...draft, note }, { onSuccess: discard })
  }
  const unchanged = draft === null || draft.json === layer.json
  return (
    <>
      <SetBy layer={layer} />
      <textarea
        className="in mono"
        aria-label={label}
        aria-invalid={error !== null || undefined}
        rows={10}
        spellCheck={false}
        readOnly={refusal !== null}
        value={draft?.json ?? layer.json}
        onChange={(event) => setDraft({ json: event.target.value, version: draft?.version ?? layer.version })}
      />
      {error !== null && open !== 'confirm' && <Refused error={error} />}
      {draft !== null && (
        <input className="in" aria-label="Why, for the history" placeholder="Why, for the history" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
      )}
      <div className="row">
        <Action className="btn p sm" busy={isPending} refusal={refusal ?? (unchanged ? 'Nothing is changed' : null)} onClick={() => (reaches > 1 ? setOpen('confirm') : save())}>
          Save and send
        </Action>
        {draft !== null && (
          <button type="button" className="btn g sm" onClick={discard}>
            Discard
          </button>
        )}
        <span className="sp" />
        <button type="button" className="btn sm" onClick={() => setOpen('history')}>
          History
        </button>
      </div>
      {open === 'history' && <HistoryDialog scope={layer.scope} close={() => setOpen(null)} />}
      {open === 'confirm' && (
        <Confirm title={`Set for ${plural(reaches, 'node')}`} verb="Save and send" harmless busy={isPending} error={error} confirm={save} close={() => setOpen(null)}>
          <p>
            {plural(reaches, 'node')} are offered it at once, and take it without losing what they have learnt. A node that refuses it keeps what it has and says why.
          </p>
        </Confirm>
      )}
    </>
  )
}

function SetBy({ layer }: { layer: ConfigLayer }) {
  const { zone } = usePrefs()
  const { version, at, by, note } = layer
  return (
    <p className="mut xs">
      {at === null ? 'Nothing is set here yet. Lists replace, objects merge.' : `Version ${version}, set by ${by} ${dateTime(at, zone)} ${zoneName(zone)}${note === '' ? '' : `: ${note}`}`}
    </p>
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
