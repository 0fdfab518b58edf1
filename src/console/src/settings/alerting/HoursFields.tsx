import type { WeeklyHours } from '../../api/alertingTypes'
import type { DayOfWeek } from '../../api/types'
import { errorsAt, type FieldErrors } from '../../forms/fieldErrors'
import { Field } from '../../ui/Field'
import { days } from './wording'

export const nights: WeeklyHours = { days: days.map(([day]) => day), from: '22:00', to: '06:00', zone: Intl.DateTimeFormat().resolvedOptions().timeZone }

export interface HoursFieldsProps {
  hours: WeeklyHours
  field: string
  errors: FieldErrors
  onChange: (hours: WeeklyHours) => void
}

/** A time of the week by the clock of a place. */
export function HoursFields({ hours, field, errors, onChange }: HoursFieldsProps) {
  const toggle = (day: DayOfWeek): void => onChange({ ...hours, days: days.map(([each]) => each).filter((each) => hours.days.includes(each) !== (each === day)) })
  return (
    <div className="hours">
      <div className="seg sm" role="group" aria-label="Days">
        {days.map(([day, label]) => (
          <button key={day} type="button" aria-pressed={hours.days.includes(day)} aria-label={day} onClick={() => toggle(day)}>
            {label}
          </button>
        ))}
      </div>
      <Field label="Begins" type="time" value={hours.from} errors={errorsAt(errors, `${field}.from`)} onChange={(event) => onChange({ ...hours, from: event.target.value })} />
      <Field label="Ends" type="time" value={hours.to} errors={errorsAt(errors, `${field}.to`)} onChange={(event) => onChange({ ...hours, to: event.target.value })} />
      <Field label="Time zone" value={hours.zone ?? ''} errors={errorsAt(errors, `${field}.zone`)} onChange={(event) => onChange({ ...hours, zone: event.target.value })} />
      {errorsAt(errors, `${field}.days`).map((problem) => (
        <p key={problem} className="err">
          {problem}
        </p>
      ))}
    </div>
  )
}
