import { type ReactNode, useState } from 'react'
import type { StatusMaintenanceView, StatusPageDetail } from '../api/types'
import { FormDialog } from '../dialogs/FormDialog'
import { Check } from '../forms/Check'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { useChange } from '../settings/useChange'
import { Field } from '../ui/Field'
import { ComponentChoice } from './ComponentChoice'
import { statusKeys } from './queries'
import { TextArea } from './TextArea'

/** As the browser's field for times wants it, in UTC. */
const typed = (at: string): string => at.slice(0, 16)

const said = (text: string): string => `${text}:00Z`

export interface MaintenanceDialogProps {
  page: StatusPageDetail
  work: StatusMaintenanceView | null
  /** Where the page is chosen, when the dialog is opened from elsewhere. */
  choice?: ReactNode
  close: () => void
}

/** Announces work, or changes what was announced. Times are UTC, as on the public page. */
export default function MaintenanceDialog({ page, work, choice, close }: MaintenanceDialogProps) {
  const [draft, setDraft] = useState({ title: work?.title ?? '', text: work?.text ?? '', starts: typed(work?.starts ?? ''), ends: typed(work?.ends ?? ''), components: [...(work?.components ?? [])], quiet: work?.quiet ?? true })
  const save = useChange<StatusPageDetail>(...statusKeys)
  const remove = useChange<StatusPageDetail>(...statusKeys)
  const errors = fieldErrors(save.error)
  const path = work === null ? `/status-pages/${page.number}/maintenance` : `/status-pages/maintenance/${work.number}`
  return (
    <FormDialog
      title={work === null ? 'Announce maintenance' : work.title}
      verb={work === null ? 'Announce' : 'Save'}
      errors={errors}
      error={save.error ?? remove.error}
      busy={save.isPending || remove.isPending}
      fields={['title', 'text', 'starts', 'ends', 'components']}
      submit={() => save.mutate({ method: work === null ? 'POST' : 'PUT', path, body: { ...draft, starts: said(draft.starts), ends: said(draft.ends) } }, { onSuccess: close })}
      remove={work === null ? undefined : () => remove.mutate({ method: 'DELETE', path }, { onSuccess: close })}
      close={close}
    >
      {choice}
      <Field label="Title" required maxLength={120} value={draft.title} errors={errorsAt(errors, 'title')} onChange={(event) => setDraft({ ...draft, title: event.target.value })} />
      <div className="cols two-cols">
        <Field label="Starts (UTC)" type="datetime-local" required value={draft.starts} errors={errorsAt(errors, 'starts')} onChange={(event) => setDraft({ ...draft, starts: event.target.value })} />
        <Field label="Ends (UTC)" type="datetime-local" required value={draft.ends} errors={errorsAt(errors, 'ends')} onChange={(event) => setDraft({ ...draft, ends: event.target.value })} />
      </div>
      <ComponentChoice components={page.components} chosen={draft.components} errors={errorsAt(errors, 'components')} onChange={(components) => setDraft({ ...draft, components })} />
      <TextArea label="What the public should know" value={draft.text} errors={errorsAt(errors, 'text')} onChange={(text) => setDraft({ ...draft, text })} />
      <Check label="Keep alerts quiet meanwhile" hint="Nobody is told of incidents on these components; detection, record and mitigation go on" checked={draft.quiet} onChange={(quiet) => setDraft({ ...draft, quiet })} />
    </FormDialog>
  )
}
