import { type FormEvent, useState } from 'react'
import { Action } from '../ui/Action'
import { useIncidentAction } from './actions'

/** What a person adds to an incident's timeline. */
export default function NoteForm({ number, close }: { number: number; close: () => void }) {
  const { mutate, isPending, error } = useIncidentAction()
  const [text, setText] = useState('')
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (text.trim() !== '') mutate({ numbers: [number], action: { kind: 'note', text: text.trim() } }, { onSuccess: close })
  }
  return (
    <form className="note-form" onSubmit={submit}>
      <textarea
        className="in"
        aria-label="Note"
        rows={3}
        autoFocus
        value={text}
        placeholder="What was done, who was told"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
      />
      {error !== null && <span className="err" role="alert">{error.message}</span>}
      <div>
        <Action className="btn p sm" busy={isPending} onClick={() => submit()} refusal={text.trim() === '' ? 'Write something first' : null}>
          Add note
        </Action>
        <button type="button" className="btn g sm" onClick={close}>
          Cancel
        </button>
        <span className="mut xs">Ctrl Enter saves</span>
      </div>
    </form>
  )
}
