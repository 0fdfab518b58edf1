import type { LevelBody, PolicyBody, PolicyOverrideBody } from '../api/types'
import { errorsAt, type FieldErrors } from '../forms/fieldErrors'
import { levelNames, levelNumbers } from '../mitigation/levels'
import { LevelCard } from '../settings/policies/LevelCard'
import { modeNames } from '../settings/policies/wording'
import { formatRate } from '../format/rates'
import { type OwnLevel, ownLevels, toggled, withLevels } from './override'
import '../mitigation/ladder.css'
import '../settings/policies/policies.css'

export interface OwnLevelsProps {
  override: PolicyOverrideBody
  policy: PolicyBody
  errors: FieldErrors
  change: (override: PolicyOverrideBody) => void
}

/** The rungs of one customer: each follows the policy or has settings of its own; all can be climbed in another order. */
export function OwnLevels({ override, policy, errors, change }: OwnLevelsProps) {
  const rungs = ownLevels(override, policy)
  const climbed = rungs.filter(({ own, base }) => own !== null || base !== null).length
  const put = (next: readonly OwnLevel[]): void => change(withLevels(override, policy, next))
  const moved = (from: number, by: number): (() => void) | null => {
    const to = from + by
    if (from >= climbed || to < 0 || to >= climbed) return null
    return () => put(rungs.with(from, rungs[to] as OwnLevel).with(to, rungs[from] as OwnLevel))
  }
  return (
    <fieldset className="plain">
      <legend className="sr">Levels</legend>
      <ol className="ladder edit own-levels">
        {rungs.map((rung, i) => {
          const toggle = (
            <label className="check">
              <input
                type="checkbox"
                aria-label={`Own settings for L${levelNumbers[rung.level]} ${levelNames[rung.level]}`}
                checked={rung.own !== null}
                onChange={() => put(rungs.with(i, toggled(rung)))}
              />
              Own settings
            </label>
          )
          return (
            <LevelCard
              key={rung.level}
              level={rung.level}
              body={rung.own}
              follows={<p className="mut num">{following(rung.base)}</p>}
              aside={toggle}
              index={(override.levels ?? []).findIndex(({ level }) => level === rung.level)}
              errors={errors}
              up={moved(i, -1)}
              down={moved(i, 1)}
              change={(own) => put(rungs.with(i, { ...rung, own }))}
            />
          )
        })}
      </ol>
      {errorsAt(errors, 'levels').map((problem) => (
        <p key={problem} className="err" role="alert">
          {problem}
        </p>
      ))}
    </fieldset>
  )
}

/** What the policy does at a level, in a line. */
function following(base: LevelBody | null): string {
  if (base === null) return 'The policy does nothing at this level'
  const { bps, pps } = base.trigger
  const from = [bps == null ? '' : formatRate(bps, 'bps'), pps == null ? '' : formatRate(pps, 'pps')].filter((part) => part !== '').join(' or ')
  return `As the policy: ${modeNames[base.mode].toLowerCase()}${from === '' ? '' : `, from ${from}`}`
}
