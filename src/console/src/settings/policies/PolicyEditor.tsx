import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import { send } from '../../api/client'
import type { LevelBody, PolicyBody, PolicyView } from '../../api/types'
import { errorsAt, errorsElsewhere, fieldErrors, hasUnreadable } from '../../forms/fieldErrors'
import { useUnsaved } from '../../forms/useUnsaved'
import { levels, shortLevelNames } from '../../mitigation/levels'
import { Action } from '../../ui/Action'
import { Field } from '../../ui/Field'
import { freshLevel } from './freshLevel'
import { LevelCard } from './LevelCard'
import { PolicyExtras } from './PolicyExtras'
import { PolicyPreview } from './PolicyPreview'

export interface PolicyEditorProps {
  /** What is edited; null for a policy that exists only here. */
  view: PolicyView | null
  /** Where the draft begins. */
  start: PolicyBody
  onSaved: (saved: PolicyView) => void
}

/** A policy as a vertical ladder. Nothing is in force before it is saved; the preview says what it would have done. */
export function PolicyEditor({ view, start, onSaved }: PolicyEditorProps) {
  const [draft, setDraft] = useState(start)
  const refusal = useAdminRefusal()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: () => (view === null ? send<PolicyView>('POST', '/policies', draft) : send<PolicyView>('PUT', `/policies/${view.number}`, draft)),
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ['policies'] })
      setDraft(saved.policy)
      onSaved(saved)
    },
  })
  const errors = fieldErrors(save.error)
  const changed = view === null || JSON.stringify(draft) !== JSON.stringify(start)
  useUnsaved(changed && refusal === null && !save.isSuccess)
  const unreadable = hasUnreadable(draft)
  const set = (part: Partial<PolicyBody>): void => setDraft({ ...draft, ...part })
  return (
    <>
      <section className="panel" aria-label="Ladder">
        <div className="ph">
          <h2>{view === null ? 'New policy' : view.policy.name}</h2>
          {view !== null && <span className="mut xs num">revision {view.revision}</span>}
          {view?.isWorkspace === true && <span className="tag info">Workspace policy</span>}
        </div>
        <div className="form">
          <Field label="Name" required readOnly={refusal !== null} value={draft.name} errors={errorsAt(errors, 'name')} onChange={(event) => set({ name: event.target.value })} />
        </div>
        <fieldset className="plain" disabled={refusal !== null}>
          <Rungs draft={draft} errors={errors} change={(next) => set({ levels: next })} />
        </fieldset>
      </section>
      <PolicyExtras policy={draft} errors={errors} disabled={refusal !== null} change={set} />
      <PolicyPreview policy={draft} number={view?.number ?? null} refusal={unreadable ? 'Something on this form cannot be read' : null} />
      <div className="savebar">
        <Action
          className="btn p"
          busy={save.isPending}
          refusal={refusal ?? (unreadable ? 'Something on this form cannot be read' : changed ? null : 'Nothing is changed')}
          onClick={() => save.mutate()}
        >
          Save policy
        </Action>
        {changed && view !== null && (
          <button type="button" className="btn g" onClick={() => { setDraft(start); save.reset() }}>
            Discard changes
          </button>
        )}
        <span className={changed ? 'warn xs' : 'mut xs'}>{changed ? 'Unsaved changes; what is in force stays as it was' : (refusal ?? 'Nothing is changed')}</span>
        {save.error !== null && (
          <span className="err" role="alert">
            {[save.error.message, ...errorsElsewhere(errors, isOnForm)].join(' ')}
          </span>
        )}
      </div>
    </>
  )
}

interface RungsProps {
  draft: PolicyBody
  errors: ReturnType<typeof fieldErrors>
  change: (levels: LevelBody[]) => void
}

function Rungs({ draft, errors, change }: RungsProps) {
  const missing = levels.filter((level) => draft.levels.every((body) => body.level !== level))
  const moved = (from: number, by: number): (() => void) | null => {
    const to = from + by
    if (to < 0 || to >= draft.levels.length) return null
    return () => change(draft.levels.with(from, draft.levels[to] as LevelBody).with(to, draft.levels[from] as LevelBody))
  }
  return (
    <>
      <ol className="ladder edit">
        {draft.levels.map((body, i) => (
          <LevelCard
            key={body.level}
            level={body.level}
            body={body}
            index={i}
            errors={errors}
            up={moved(i, -1)}
            down={moved(i, 1)}
            change={(next) => change(draft.levels.with(i, next))}
          />
        ))}
      </ol>
      {missing.length > 0 && (
        <div className="row add-levels">
          {missing.map((level) => (
            <button key={level} type="button" className="btn sm" onClick={() => change([...draft.levels, freshLevel(level)])}>
              <Plus className="i s" aria-hidden="true" />
              Add {shortLevelNames[level]}
            </button>
          ))}
        </div>
      )}
      {errorsAt(errors, 'levels').map((problem) => (
        <p key={problem} className="err" role="alert">
          {problem}
        </p>
      ))}
    </>
  )
}

const shown = /^(levels|name$|residualtarget|settle|linkatrisk|linknearlyfull|longesthold|announceinterval|flipsperhour|exclusions|schedule)/

const isOnForm = (field: string): boolean => shown.test(field)
