import { useState } from 'react'
import type { ApiTokenMade, TokenScope } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { Modal } from '../../dialogs/Modal'
import { Check } from '../../forms/Check'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { SelectField } from '../../forms/SelectField'
import { CopyButton } from '../../ui/CopyButton'
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
  if (make.data !== undefined) return <Secret made={make.data} close={close} />
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

function Secret({ made: { token, secret }, close }: { made: ApiTokenMade; close: () => void }) {
  return (
    <Modal title={token.name} wide close={close}>
      <div className="form">
        <p>Copy the token now: it is shown this once and stored only as a hash.</p>
        <p className="row">
          <code className="mono hi">{secret}</code>
          <CopyButton text={secret} label="Copy the token" wide />
        </p>
        <div className="row">
          <div className="sp" />
          <button type="button" className="btn p" onClick={close}>
            Done
          </button>
        </div>
      </div>
    </Modal>
  )
}
