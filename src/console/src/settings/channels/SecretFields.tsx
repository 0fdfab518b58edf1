import type { ChannelRequest, ChannelSecrets } from '../../api/types'
import { errorsAt, type FieldErrors } from '../../forms/fieldErrors'
import { Field } from '../../ui/Field'
import { secretName, secretsOf } from './wording'

const none: ChannelSecrets = { url: null, token: null, signing: null }

export interface SecretFieldsProps {
  draft: ChannelRequest
  stored: readonly string[]
  errors: FieldErrors
  change: (secrets: ChannelSecrets) => void
}

/** The secrets that a channel of this kind needs; what is stored stays unless something is entered. */
export function SecretFields({ draft, stored, errors, change }: SecretFieldsProps) {
  const names = secretsOf[draft.kind]
  if (names.length === 0) return null
  return (
    <div className="cols two-cols">
      {names.map((name) => (
        <Field
          key={name}
          label={secretName(draft.kind, name)}
          type="password"
          autoComplete="new-password"
          value={draft.secrets?.[name] ?? ''}
          placeholder={stored.includes(name) ? 'stored; empty keeps it' : 'not set'}
          hint="Written, never shown again"
          errors={errorsAt(errors, `secrets.${name}`)}
          onChange={(event) => change({ ...none, ...draft.secrets, [name]: event.target.value === '' ? null : event.target.value })}
        />
      ))}
    </div>
  )
}
