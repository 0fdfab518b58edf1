import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Severity, StatusPageBody, StatusPageDetail } from '../api/types'
import Confirm from '../dialogs/Confirm'
import { FormDialog } from '../dialogs/FormDialog'
import { Check } from '../forms/Check'
import { errorsAt, fieldErrors } from '../forms/fieldErrors'
import { NumberField } from '../forms/NumberField'
import { SelectField } from '../forms/SelectField'
import { useChange } from '../settings/useChange'
import { Field } from '../ui/Field'
import { ComponentFields } from './ComponentFields'
import { LogoField } from './LogoField'
import { statusKeys } from './queries'
import { severities } from './wording'

const fresh: StatusPageBody = { name: '', slug: '', description: '', accent: null, published: false, delayMinutes: 2, threshold: 'medium', components: [] }

/** Adds or changes a status page. */
export default function PageDialog({ page, close }: { page: StatusPageDetail | null; close: () => void }) {
  const [draft, setDraft] = useState<StatusPageBody>(page?.page ?? fresh)
  const [removing, setRemoving] = useState(false)
  const navigate = useNavigate()
  const save = useChange<StatusPageDetail>(...statusKeys)
  const remove = useChange<void>(...statusKeys)
  const errors = fieldErrors(save.error)
  const path = page === null ? '/status-pages' : `/status-pages/${page.number}`

  if (removing && page !== null)
    return (
      <Confirm
        title={`Remove ${page.page.name}`}
        verb="Remove status page"
        busy={remove.isPending}
        error={remove.error}
        confirm={() =>
          remove.mutate(
            { method: 'DELETE', path },
            {
              onSuccess: () => {
                close()
                void navigate({ to: '/status-pages' })
              },
            },
          )
        }
        close={() => setRemoving(false)}
      >
        <p>Its address, its history and its subscribers are gone then.</p>
      </Confirm>
    )

  return (
    <FormDialog
      title={page === null ? 'Add a status page' : page.page.name}
      verb={page === null ? 'Add status page' : 'Save status page'}
      errors={errors}
      error={save.error}
      busy={save.isPending}
      fields={['name', 'slug', 'description', 'accent', 'delayMinutes', 'threshold']}
      submit={() => save.mutate({ method: page === null ? 'POST' : 'PUT', path, body: draft }, { onSuccess: close })}
      remove={page === null ? undefined : () => setRemoving(true)}
      close={close}
    >
      <div className="cols two-cols">
        <Field label="Name" required value={draft.name} errors={errorsAt(errors, 'name')} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
        <Field label="Address behind /s/" required value={draft.slug} errors={errorsAt(errors, 'slug')} onChange={(event) => setDraft({ ...draft, slug: event.target.value })} />
      </div>
      <Field label="Description" value={draft.description ?? ''} errors={errorsAt(errors, 'description')} onChange={(event) => setDraft({ ...draft, description: event.target.value })} />
      <div className="cols two-cols">
        <SelectField
          label="Incidents it tells of"
          options={severities}
          value={draft.threshold ?? 'medium'}
          errors={errorsAt(errors, 'threshold')}
          onChange={(event) => setDraft({ ...draft, threshold: event.target.value as Severity })}
        />
        <NumberField label="Minutes before it tells" min={0} max={1440} required value={draft.delayMinutes} errors={errorsAt(errors, 'delayMinutes')} onChange={(delay) => setDraft({ ...draft, delayMinutes: delay ?? 0 })} />
      </div>
      <Field label="Accent colour" placeholder="#0a62cf" value={draft.accent ?? ''} errors={errorsAt(errors, 'accent')} onChange={(event) => setDraft({ ...draft, accent: event.target.value === '' ? null : event.target.value })} />
      {page !== null && <LogoField page={page} />}
      {draft.components.map((component, index) => (
        <ComponentFields
          key={component.key ?? `new-${index}`}
          component={component}
          change={(next) => setDraft({ ...draft, components: draft.components.map((each, at) => (at === index ? next : each)) })}
          remove={() => setDraft({ ...draft, components: draft.components.filter((_, at) => at !== index) })}
        />
      ))}
      <button type="button" className="btn sm" onClick={() => setDraft({ ...draft, components: [...draft.components, { name: '', scope: 'pop', members: [], key: null }] })}>
        <Plus className="i s" aria-hidden="true" />
        Add component
      </button>
      <Check label="Published" hint="Everybody can read it at its address" checked={draft.published ?? false} onChange={(published) => setDraft({ ...draft, published })} />
    </FormDialog>
  )
}
