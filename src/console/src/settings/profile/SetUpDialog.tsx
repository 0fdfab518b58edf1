import { useState } from 'react'
import type { RecoveryCodeList, SecondFactorSetup } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { CopyButton } from '../../ui/CopyButton'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'

export interface SetUpDialogProps {
  setup: SecondFactorSetup
  done: (codes: readonly string[]) => void
  close: () => void
}

/** Shows the secret to the phone, and takes a code as proof that it has it. */
export function SetUpDialog({ setup, done, close }: SetUpDialogProps) {
  const [code, setCode] = useState('')
  const confirm = useChange<RecoveryCodeList>('profile')
  const errors = fieldErrors(confirm.error)
  return (
    <FormDialog
      title="Scan with your authenticator app"
      verb="Turn on"
      errors={errors}
      error={confirm.error}
      busy={confirm.isPending}
      fields={['code']}
      submit={() => confirm.mutate({ method: 'PUT', path: '/profile/second-factor', body: { code } }, { onSuccess: ({ codes }) => done(codes) })}
      close={close}
    >
      <div className="qr">
        <img src={`data:image/svg+xml,${encodeURIComponent(setup.qrCode)}`} alt="QR code with the secret" width={180} height={180} />
        <div>
          <p className="mut">No camera? Type this secret into the app:</p>
          <p className="secret">
            <span className="mono">{setup.secret}</span>
            <CopyButton text={setup.secret} label="Copy the secret" />
          </p>
        </div>
      </div>
      <Field label="Code that the app shows" required inputMode="numeric" autoComplete="one-time-code" value={code} errors={errorsAt(errors, 'code')} onChange={(event) => setCode(event.target.value)} />
    </FormDialog>
  )
}
