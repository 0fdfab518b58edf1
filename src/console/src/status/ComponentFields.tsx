import type { ComponentScope, StatusComponentBody } from '../api/types'
import { LinesField } from '../forms/LinesField'
import { SelectField } from '../forms/SelectField'
import { Field } from '../ui/Field'
import { scopeNames } from './wording'

const hints: Record<ComponentScope, string> = { node: 'Ids of nodes, one on each line', pop: 'Codes of POPs, one on each line', customer: 'Names of customers, one on each line' }

/** One component of a page: its public name, and what it stands for. */
export function ComponentFields({ component, change, remove }: { component: StatusComponentBody; change: (component: StatusComponentBody) => void; remove: () => void }) {
  return (
    <fieldset className="status-component">
      <legend>{component.name === '' ? 'New component' : component.name}</legend>
      <div className="cols two-cols">
        <Field label="Public name" required value={component.name} onChange={(event) => change({ ...component, name: event.target.value })} />
        <SelectField label="Stands for" options={Object.entries(scopeNames)} value={component.scope} onChange={(event) => change({ ...component, scope: event.target.value as ComponentScope })} />
      </div>
      <LinesField label="Which ones" rows={2} value={component.members} hint={`${hints[component.scope]}; never shown to the public`} onChange={(members) => change({ ...component, members })} />
      <button type="button" className="btn sm" onClick={remove}>
        Remove component
      </button>
    </fieldset>
  )
}
