import { useState } from 'react'
import { FormDialog } from '../../dialogs/FormDialog'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'

export interface PasswordDialogProps<T> {
  title: string
  verb: string
  path: string
  done: (answer: T) => void
  close: () => void
}

/** Asks for the password again before the second factor is touched. */
export function PasswordDialog<T>({ title, verb, path, done, close }: PasswordDialogProps<T>) {
  const [password, setPassword] = useState('')
  const ask = useChange<T>('profile')
  const errors = fieldErrors(ask.error)
  return (
    <FormDialog
      title={title}
      verb={verb}
      errors={errors}
      error={ask.error}
      busy={ask.isPending}
      fields={['password']}
      submit={() => ask.mutate({ method: 'POST', path, body: { password } }, { onSuccess: done })}
      close={close}
    >
      <Field label="Your password" type="password" autoComplete="current-password" required value={password} errors={errorsAt(errors, 'password')} onChange={(event) => setPassword(event.target.value)} />
    </FormDialog>
  )
}
