import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LevelBody, LevelMode, MitigationLevel, Severity, TriggerBody } from '../../api/types'
import { type FieldErrors, errorsAt } from '../../forms/fieldErrors'
import { QuantityField } from '../../forms/QuantityField'
import { SelectField } from '../../forms/SelectField'
import { levelIcons, levelNames, levelNumbers } from '../../mitigation/levels'
import { severityNames } from '../../ui/SeverityChip'
import { modeNames } from './wording'

export interface LevelCardProps {
  level: MitigationLevel
  /** Its settings; null where there are none here. */
  body: LevelBody | null
  /** What stands in place of settings that are not here. */
  follows?: ReactNode
  /** What can be chosen about the whole level. */
  aside?: ReactNode
  /** Its place in the policy, by which the server names its fields. */
  index: number
  errors: FieldErrors
  /** Null where it cannot move further. */
  up: (() => void) | null
  down: (() => void) | null
  change: (body: LevelBody) => void
}

const severities: readonly (readonly [string, string])[] = [['', 'not set'], ...(Object.entries(severityNames) as [Severity, string][])]

/** One rung: what the level may do by itself, when it is due, how long it stays. */
export function LevelCard({ level, body, follows, aside, index, errors, up, down, change }: LevelCardProps) {
  const name = levelNames[level]
  const number = levelNumbers[level]
  const Icon = levelIcons[level]
  return (
    <li className={body === null ? 'no' : body.mode === 'auto' ? 'on' : 'arm'}>
      <div className="ln" aria-hidden="true">
        <span className="nb">
          <Icon className="i" />
        </span>
      </div>
      <div className="lb" role="group" aria-label={`L${number} ${name}`}>
        <div className="lh">
          <b>
            L{number} {name}
          </b>
          {aside}
          <div className="moves">
            <button type="button" className="copy" aria-label={`Climb ${name} earlier`} title="Earlier" disabled={up === null} onClick={() => up?.()}>
              <ArrowUp className="i s" aria-hidden="true" />
            </button>
            <button type="button" className="copy" aria-label={`Climb ${name} later`} title="Later" disabled={down === null} onClick={() => down?.()}>
              <ArrowDown className="i s" aria-hidden="true" />
            </button>
          </div>
        </div>
        {body === null ? follows : <Settings body={body} index={index} errors={errors} change={change} />}
      </div>
    </li>
  )
}

function Settings({ body, index, errors, change }: { body: LevelBody } & Pick<LevelCardProps, 'index' | 'errors' | 'change'>) {
  const { level, trigger } = body
  const at = (field: string): string[] => errorsAt(errors, `levels[${index}].${field}`)
  const set = (part: Partial<LevelBody>): void => change({ ...body, ...part })
  const when = (part: Partial<TriggerBody>): void => set({ trigger: { ...trigger, ...part } })
  const whole = [...errorsAt(errors, `levels[${index}]`), ...at('trigger')]
  return (
    <>
      <div className="cols">
        <SelectField label="Mode" options={Object.entries(modeNames)} value={body.mode} errors={at('mode')} onChange={(event) => set({ mode: event.target.value as LevelMode })} />
        <QuantityField label="Attack, bits" quantity="bps" value={trigger.bps} errors={at('trigger.bps')} onChange={(bps) => when({ bps })} />
        <QuantityField label="Attack, packets" quantity="pps" value={trigger.pps} errors={at('trigger.pps')} onChange={(pps) => when({ pps })} />
        <QuantityField label="Link filled to" quantity="percent" value={trigger.linkShare} errors={at('trigger.linkShare')} onChange={(linkShare) => when({ linkShare })} />
        <SelectField
          label="Severity from"
          options={severities}
          value={trigger.severity ?? ''}
          errors={at('trigger.severity')}
          onChange={(event) => when({ severity: event.target.value === '' ? null : (event.target.value as Severity) })}
        />
        <QuantityField
          label="For at least"
          quantity="duration"
          value={trigger.sustainedSeconds}
          errors={at('trigger.sustainedSeconds')}
          placeholder="at once"
          onChange={(seconds) => when({ sustainedSeconds: seconds ?? 0 })}
        />
        <QuantityField
          label="Still left over"
          quantity="bps"
          value={trigger.residualBps}
          errors={at('trigger.residualBps')}
          placeholder="the policy's target"
          onChange={(residualBps) => when({ residualBps })}
        />
        <QuantityField label="Expires after" quantity="duration" value={body.ttlSeconds} errors={at('ttlSeconds')} onChange={(seconds) => set({ ttlSeconds: seconds ?? Number.NaN })} />
        <QuantityField
          label="Held at least"
          quantity="duration"
          value={body.minimumHoldSeconds}
          errors={at('minimumHoldSeconds')}
          onChange={(seconds) => set({ minimumHoldSeconds: seconds ?? Number.NaN })}
        />
        {levelNumbers[level] <= 2 && (
          <QuantityField label="Limit to" quantity="bps" value={body.limitBps} errors={at('limitBps')} placeholder="discard" onChange={(limitBps) => set({ limitBps })} />
        )}
      </div>
      {whole.map((problem) => (
        <p key={problem} className="err" role="alert">
          {problem}
        </p>
      ))}
    </>
  )
}
