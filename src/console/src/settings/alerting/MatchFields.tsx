import type { AlertMatch } from '../../api/alertingTypes'
import type { Severity } from '../../api/types'
import { errorsAt, type FieldErrors } from '../../forms/fieldErrors'
import { LinesField } from '../../forms/LinesField'
import { SelectField } from '../../forms/SelectField'

const severities: readonly (readonly [Severity, string])[] = [
  ['low', 'Any severity'],
  ['medium', 'At least medium'],
  ['high', 'At least high'],
  ['critical', 'Critical only'],
]

export interface MatchFieldsProps {
  match: AlertMatch
  field: string
  errors: FieldErrors
  onChange: (match: AlertMatch) => void
}

/** Which incidents are meant; what is left empty means any. */
export function MatchFields({ match, field, errors, onChange }: MatchFieldsProps) {
  return (
    <div className="cols two-cols">
      <SelectField
        label="Severity"
        options={severities}
        value={match.atLeast ?? 'low'}
        onChange={(event) => onChange({ ...match, atLeast: event.target.value as Severity })}
      />
      <LinesField label="Customers" rows={2} value={match.customers ?? []} hint="One on each line; empty means any" onChange={(customers) => onChange({ ...match, customers })} />
      <LinesField label="POPs" rows={2} value={match.pops ?? []} placeholder="FRA" hint="Empty means any" onChange={(pops) => onChange({ ...match, pops })} />
      <LinesField
        label="Families"
        rows={2}
        value={match.families ?? []}
        placeholder="syn_flood"
        hint="As incidents say them; empty means any"
        errors={errorsAt(errors, `${field}.families`)}
        onChange={(families) => onChange({ ...match, families })}
      />
    </div>
  )
}
