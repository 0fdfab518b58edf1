import { useState } from 'react'
import type { ComponentState, StatusPageDetail, StoryPhase } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { SelectField } from '../forms/SelectField'
import { useChange } from '../settings/useChange'
import { Field } from '../ui/Field'
import { ComponentChoice } from './ComponentChoice'
import { statusKeys } from './queries'
import { TextArea } from './TextArea'
import { impacts, phases } from './wording'

/** Tells of a disruption that no incident stands for. */
export default function StoryDialog({ page, close }: { page: StatusPageDetail; close: () => void }) {
  const [draft, setDraft] = useState({ title: '', impact: 'degraded' as ComponentState, phase: 'investigating' as StoryPhase, components: [] as string[], text: '' })
  const save = useChange<StatusPageDetail>(...statusKeys)
  const errors = fieldErrors(save.error)
  return (
    <FormDialog
      title="Tell of a disruption"
      verb="Publish"
      errors={errors}
      error={save.error}
      busy={save.isPending}
      fields={['title', 'impact', 'phase', 'components', 'text']}
      submit={() => save.mutate({ method: 'POST', path: `/status-pages/${page.number}/stories`, body: draft }, { onSuccess: close })}
      close={close}
    >
      <Field label="Title" required maxLength={120} value={draft.title} errors={errorsAt(errors, 'title')} onChange={(event) => setDraft({ ...draft, title: event.target.value })} />
      <div className="cols two-cols">
        <SelectField label="Components are" options={impacts} value={draft.impact} errors={errorsAt(errors, 'impact')} onChange={(event) => setDraft({ ...draft, impact: event.target.value as ComponentState })} />
        <SelectField label="Phase" options={phases} value={draft.phase} errors={errorsAt(errors, 'phase')} onChange={(event) => setDraft({ ...draft, phase: event.target.value as StoryPhase })} />
      </div>
      <ComponentChoice components={page.components} chosen={draft.components} errors={errorsAt(errors, 'components')} onChange={(components) => setDraft({ ...draft, components })} />
      <TextArea label="First update" required value={draft.text} errors={errorsAt(errors, 'text')} onChange={(text) => setDraft({ ...draft, text })} />
    </FormDialog>
  )
}
