import { useState } from 'react'
import type { ApiTokenMade, TokenScope } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { ShownOnce } from '../../dialogs/ShownOnce'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'
import { scopeNames, scopes } from './wording'

const lives = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'A year'],
  ['', 'Until it is revoked'],
] as const

/** Makes a token and shows its secret once. */
export default function TokenDialog({ close }: { close: () => void }) {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly TokenScope[]>(['read'])
  const [days, setDays] = useState('90')
  const make = useChange<ApiTokenMade>('tokens')
  const errors = fieldErrors(make.error)
  if (make.data !== undefined) return <ShownOnce title={make.data.token.name} what="token" secret={make.data.secret} close={close} />
  return (
    <FormDialog
      title="New token"
      verb="Make token"
      errors={errors}
      error={make.error}
      busy={make.isPending}
      refusal={name.trim() === '' ? 'It needs a name' : null}
      fields={['name', 'scopes', 'days']}
      submit={() => make.mutate({ method: 'POST', path: '/tokens', body: { name: name.trim(), scopes: chosen, days: days === '' ? null : Number(days) } })}
      close={close}
    >
      <div className="cols">
        <Field label="Name" required value={name} placeholder="ticket system" hint="What it is for, as the audit log shows it" errors={errorsAt(errors, 'name')} onChange={(event) => setName(event.target.value)} />
        <SelectField label="Works for" value={days} options={lives} errors={errorsAt(errors, 'days')} onChange={(event) => setDays(event.target.value)} />
      </div>
      <div className="field" role="group" aria-label="Scopes">
        <span className="l">Scopes</span>
        {scopes.map((scope) => (
          <Check
            key={scope}
            label={scopeNames[scope][0]}
            hint={scopeNames[scope][1]}
            checked={chosen.includes(scope)}
            onChange={(on) => setChosen(scopes.filter((each) => (each === scope ? on : chosen.includes(each))))}
          />
        ))}
        {errorsAt(errors, 'scopes').map((problem) => (
          <p key={problem} className="err">
            {problem}
          </p>
        ))}
      </div>
    </FormDialog>
  )
}
