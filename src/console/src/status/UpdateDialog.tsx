import { useState } from 'react'
import type { StatusPageDetail, StatusStoryView, StatusUpdateView } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { SelectField } from '../forms/SelectField'
import { useChange } from '../settings/useChange'
import { statusKeys } from './queries'
import { TextArea } from './TextArea'
import { phases } from './wording'

/** Writes an update, or changes the words of one. */
export default function UpdateDialog({ story, update, close }: { story: StatusStoryView; update: StatusUpdateView | null; close: () => void }) {
  const [text, setText] = useState(update?.text ?? '')
  const [phase, setPhase] = useState('')
  const save = useChange<StatusPageDetail>(...statusKeys)
  const errors = fieldErrors(save.error)
  const change =
    update === null
      ? ({ method: 'POST', path: `/status-pages/stories/${story.number}/updates`, body: phase === '' ? { text } : { text, phase } } as const)
      : ({ method: 'PUT', path: `/status-pages/updates/${update.number}`, body: { text } } as const)
  return (
    <FormDialog
      title={update === null ? 'Post an update' : 'Change the words of an update'}
      verb={update === null ? 'Post' : 'Save'}
      errors={errors}
      error={save.error}
      busy={save.isPending}
      fields={['text', 'phase']}
      submit={() => save.mutate(change, { onSuccess: close })}
      close={close}
    >
      <p className="mut">{story.title}</p>
      {update === null && (
        <SelectField
          label="Phase"
          hint={story.automatic ? 'Another phase ends the story’s following its incident' : ''}
          options={[['', 'As it is'], ...phases]}
          value={phase}
          errors={errorsAt(errors, 'phase')}
          onChange={(event) => setPhase(event.target.value)}
        />
      )}
      <TextArea label="Text" required value={text} errors={errorsAt(errors, 'text')} onChange={setText} />
      {update !== null && <p className="mut xs">Subscribers are not told again.</p>}
    </FormDialog>
  )
}
