import type { ChannelKind, ChannelSettings } from '../../api/types'
import { Check } from '../../forms/Check'
import { errorsAt, type FieldErrors } from '../../forms/fieldErrors'
import { LinesField } from '../../forms/LinesField'
import { NumberField } from '../../forms/NumberField'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'
import { AuthorityField } from './AuthorityField'
import { settingsOf } from './wording'

type Key = keyof ChannelSettings

const texts = {
  baseUrl: ['API address', 'the public one'],
  chatId: ['Chat', '-1001234567890 or @name'],
  host: ['Collector', 'siem.isp.example'],
} as const

const numbers = {
  port: ['Port', '514; over TLS 6514'],
  facility: ['Facility', '16 (local0)'],
} as const

const plain: readonly Key[] = ['chatId', 'host', 'baseUrl', 'transport', 'port', 'facility']

export interface ChannelFieldsProps {
  kind: ChannelKind
  settings: ChannelSettings
  errors: FieldErrors
  change: (settings: ChannelSettings) => void
}

/** The settings that a channel of this kind takes, and no others. */
export function ChannelFields({ kind, settings, errors, change }: ChannelFieldsProps) {
  const at = (key: Key): string[] => errorsAt(errors, `settings.${key}`)
  const uses = (key: Key): boolean => settingsOf[kind].includes(key)
  return (
    <>
      {uses('recipients') && <LinesField label="Recipients" value={settings.recipients ?? []} placeholder="noc@isp.example" errors={at('recipients')} hint="One address on each line" onChange={(recipients) => change({ ...settings, recipients })} />}
      {plain.some(uses) && (
        <div className="cols">
          {(['chatId', 'host', 'baseUrl'] as const).filter(uses).map((key) => (
            <Field key={key} label={texts[key][0]} placeholder={texts[key][1]} value={settings[key] ?? ''} errors={at(key)} onChange={(event) => change({ ...settings, [key]: event.target.value.trim() === '' ? null : event.target.value.trim() })} />
          ))}
          {uses('transport') && (
            <SelectField
              label="Transport"
              options={[
                ['udp', 'UDP'],
                ['tcp', 'TCP'],
                ['tls', 'TLS'],
              ]}
              value={settings.transport ?? 'udp'}
              errors={at('transport')}
              onChange={(event) => change({ ...settings, transport: event.target.value as 'udp' | 'tcp' | 'tls', authority: event.target.value === 'tls' ? settings.authority : null })}
            />
          )}
          {(['port', 'facility'] as const).filter(uses).map((key) => (
            <NumberField key={key} label={numbers[key][0]} placeholder={numbers[key][1]} min={0} value={settings[key]} errors={at(key)} onChange={(value) => change({ ...settings, [key]: value })} />
          ))}
        </div>
      )}
      {uses('authority') && settings.transport === 'tls' && <AuthorityField value={settings.authority} errors={at('authority')} onChange={(authority) => change({ ...settings, authority })} />}
      {uses('allowPrivate') && <Check label="Allow private addresses" hint="Of this machine and of networks nearby; otherwise only the Internet is reached" checked={settings.allowPrivate ?? false} onChange={(allowPrivate) => change({ ...settings, allowPrivate })} />}
    </>
  )
}
