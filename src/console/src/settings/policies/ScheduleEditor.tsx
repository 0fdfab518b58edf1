import { Plus, Trash2 } from 'lucide-react'
import type { DayOfWeek, LevelMode, ScheduleWindowBody } from '../../api/types'
import { errorsAt, type FieldErrors } from '../../forms/fieldErrors'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'
import { modeNames } from './wording'

const days: readonly (readonly [DayOfWeek, string])[] = [
  ['monday', 'Mo'],
  ['tuesday', 'Tu'],
  ['wednesday', 'We'],
  ['thursday', 'Th'],
  ['friday', 'Fr'],
  ['saturday', 'Sa'],
  ['sunday', 'Su'],
]

const office: ScheduleWindowBody = { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00', atMost: 'approve', utcOffsetMinutes: 0 }

export interface ScheduleEditorProps {
  windows: readonly ScheduleWindowBody[]
  errors: FieldErrors
  onChange: (windows: ScheduleWindowBody[]) => void
}

/** Weekly times in which less may be done than otherwise. */
export function ScheduleEditor({ windows, errors, onChange }: ScheduleEditorProps) {
  return (
    <div className="field">
      <span className="l">Schedule: times in which less may be done</span>
      {windows.map((window, i) => (
        <Window
          key={i}
          window={window}
          problems={Object.keys(errors)
            .filter((field) => field.startsWith(`schedule[${i}]`))
            .flatMap((field) => errorsAt(errors, field))}
          change={(next) => onChange(windows.map((each, at) => (at === i ? next : each)))}
          remove={() => onChange(windows.filter((_, at) => at !== i))}
        />
      ))}
      <div>
        <button type="button" className="btn sm" onClick={() => onChange([...windows, office])}>
          <Plus className="i s" aria-hidden="true" />
          Add a time
        </button>
      </div>
    </div>
  )
}

interface WindowProps {
  window: ScheduleWindowBody
  problems: readonly string[]
  change: (window: ScheduleWindowBody) => void
  remove: () => void
}

function Window({ window, problems, change, remove }: WindowProps) {
  const toggle = (day: DayOfWeek): void =>
    change({ ...window, days: days.map(([each]) => each).filter((each) => window.days.includes(each) !== (each === day)) })
  return (
    <div className="schedule-window">
      <div className="seg sm" role="group" aria-label="Days">
        {days.map(([day, label]) => (
          <button key={day} type="button" aria-pressed={window.days.includes(day)} aria-label={day} onClick={() => toggle(day)}>
            {label}
          </button>
        ))}
      </div>
      <Field label="From" type="time" value={window.from} onChange={(event) => change({ ...window, from: event.target.value })} />
      <Field label="To" type="time" value={window.to} onChange={(event) => change({ ...window, to: event.target.value })} />
      <SelectField label="At most" options={Object.entries(modeNames)} value={window.atMost} onChange={(event) => change({ ...window, atMost: event.target.value as LevelMode })} />
      <Field label="Minutes from UTC" type="number" value={window.utcOffsetMinutes} onChange={(event) => change({ ...window, utcOffsetMinutes: Number(event.target.value) })} />
      <button type="button" className="btn ic g" aria-label="Remove this time" onClick={remove}>
        <Trash2 className="i s" aria-hidden="true" />
      </button>
      {problems.length > 0 && (
        <p className="err" role="alert">
          {problems.join(' ')}
        </p>
      )}
    </div>
  )
}
