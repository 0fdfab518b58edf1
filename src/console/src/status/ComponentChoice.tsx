import type { StatusComponentView } from '../api/types'
import { Check } from '../forms/Check'

/** Which components something touches. */
export function ComponentChoice({ components, chosen, onChange, errors }: { components: readonly StatusComponentView[]; chosen: readonly string[]; onChange: (keys: string[]) => void; errors: readonly string[] }) {
  return (
    <fieldset className="status-component">
      <legend>Components</legend>
      {components.map(({ key, name }) => (
        <Check key={key} label={name} checked={chosen.includes(key)} onChange={(on) => onChange(on ? [...chosen, key] : chosen.filter((each) => each !== key))} />
      ))}
      {errors.length > 0 && <span className="err">{errors.join(' ')}</span>}
    </fieldset>
  )
}
