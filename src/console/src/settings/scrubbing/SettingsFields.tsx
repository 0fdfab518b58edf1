import type { ScrubbingKind, ScrubbingSettings } from '../../api/types'
import { Check } from '../../forms/Check'
import { errorsAt, type FieldErrors } from '../../forms/fieldErrors'
import { NumberField } from '../../forms/NumberField'
import { Field } from '../../ui/Field'
import { settingsOf } from './wording'

type Key = keyof ScrubbingSettings

const texts: Partial<Record<Key, [label: string, placeholder: string]>> = {
  accountId: ['Account id', '32 letters and digits'],
  peerGroup: ['Announced to group', 'scrubber'],
  ownGroup: ['Our own announcement to group', 'routers announce it themselves'],
  nextHopV4: ['Next hop IPv4', 'the group’s'],
  nextHopV6: ['Next hop IPv6', 'the group’s'],
  baseUrl: ['API address', 'the public one'],
}

const lists: Partial<Record<Key, [label: string, placeholder: string]>> = {
  communities: ['Communities', '65000:666'],
  largeCommunities: ['Large communities', '65000:1:2'],
}

const numbers: Partial<Record<Key, [label: string, placeholder: string]>> = {
  announceMinutes: ['Seen everywhere after, min', 'as the provider documents'],
  withdrawMinutes: ['Gone after, min', 'as the provider documents'],
  timeoutSeconds: ['Longest wait for its API, s', '10 to 30'],
}

export interface SettingsFieldsProps {
  kind: ScrubbingKind
  settings: ScrubbingSettings
  errors: FieldErrors
  change: (settings: ScrubbingSettings) => void
}

/** The settings that a provider of this kind takes, and no others. */
export function SettingsFields({ kind, settings, errors, change }: SettingsFieldsProps) {
  const at = (key: Key): string[] => errorsAt(errors, `settings.${key}`)
  return (
    <div className="cols">
      {settingsOf[kind].map((key) => {
        const text = texts[key]
        const list = lists[key]
        const number = numbers[key]
        if (text !== undefined)
          return <Field key={key} label={text[0]} placeholder={text[1]} value={String(settings[key] ?? '')} errors={at(key)} onChange={(event) => change({ ...settings, [key]: event.target.value.trim() === '' ? null : event.target.value.trim() })} />
        if (list !== undefined)
          return (
            <Field
              key={key}
              label={list[0]}
              placeholder={list[1]}
              defaultValue={((settings[key] as string[] | null) ?? []).join(' ')}
              errors={at(key)}
              onChange={(event) => {
                const parts = event.target.value.split(/[\s,;]+/).filter((part) => part !== '')
                change({ ...settings, [key]: parts.length === 0 ? null : parts })
              }}
            />
          )
        if (number !== undefined)
          return <NumberField key={key} label={number[0]} placeholder={number[1]} min={0} value={settings[key] as number | null} errors={at(key)} onChange={(value) => change({ ...settings, [key]: value })} />
        return <Check key={key} label="Ask its API how many attacks it sees" checked={settings.pollStatus} onChange={(pollStatus) => change({ ...settings, pollStatus })} />
      })}
    </div>
  )
}
