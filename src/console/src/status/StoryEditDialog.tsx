import { useState } from 'react'
import type { ComponentState, StatusPageDetail, StatusStoryView } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { Check } from '../forms/Check'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { SelectField } from '../forms/SelectField'
import { useChange } from '../settings/useChange'
import { Field } from '../ui/Field'
import { statusKeys } from './queries'
import { impacts } from './wording'

/** Changes a story itself: its title, its impact, whether it follows its incident and whether the public sees it. */
export default function StoryEditDialog({ story, close }: { story: StatusStoryView; close: () => void }) {
  const [draft, setDraft] = useState({ title: story.title, impact: story.impact, automatic: story.automatic, hidden: story.hidden })
  const save = useChange<StatusPageDetail>(...statusKeys)
  const errors = fieldErrors(save.error)
  const body = { title: draft.title, automatic: draft.automatic, hidden: draft.hidden, ...(draft.impact === story.impact ? {} : { impact: draft.impact }) }
  return (
    <FormDialog
      title={story.title}
      verb="Save"
      errors={errors}
      error={save.error}
      busy={save.isPending}
      fields={['title', 'impact', 'automatic']}
      submit={() => save.mutate({ method: 'PATCH', path: `/status-pages/stories/${story.number}`, body }, { onSuccess: close })}
      close={close}
    >
      <Field label="Title" required maxLength={120} value={draft.title} errors={errorsAt(errors, 'title')} onChange={(event) => setDraft({ ...draft, title: event.target.value })} />
      <SelectField
        label="Components are"
        hint="One that you choose ends the story’s following its incident"
        options={impacts}
        value={draft.impact}
        errors={errorsAt(errors, 'impact')}
        onChange={(event) => setDraft({ ...draft, impact: event.target.value as ComponentState, automatic: false })}
      />
      {story.incident !== null && <Check label="Follows its incident by itself" checked={draft.automatic} onChange={(automatic) => setDraft({ ...draft, automatic })} />}
      <Check label="Hidden from the public" checked={draft.hidden} onChange={(hidden) => setDraft({ ...draft, hidden })} />
    </FormDialog>
  )
}
