import type { MatchBody } from '../api/types'
import { errorsAt, type FieldErrors } from '../forms/fieldErrors'
import { Field } from '../ui/Field'

/** The fields of a rule as they are typed: lists with commas between. */
export interface MatchDraft {
  source: string
  protocols: string
  sourcePorts: string
  destinationPorts: string
  packetLengths: string
  icmpTypes: string
  tcpFlags: string
  fragments: boolean
}

export const emptyMatch: MatchDraft = { source: '', protocols: '', sourcePorts: '', destinationPorts: '', packetLengths: '', icmpTypes: '', tcpFlags: '', fragments: false }

const list = (text: string): string[] | null => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  return parts.length === 0 ? null : parts
}

export const usedMatch = (draft: MatchDraft): MatchBody => ({
  source: draft.source.trim() === '' ? null : draft.source.trim(),
  protocols: list(draft.protocols),
  sourcePorts: list(draft.sourcePorts),
  destinationPorts: list(draft.destinationPorts),
  packetLengths: list(draft.packetLengths),
  icmpTypes: list(draft.icmpTypes),
  tcpFlags: list(draft.tcpFlags),
  fragments: draft.fragments,
})

const texts: readonly (readonly [Exclude<keyof MatchDraft, 'fragments'>, string, string])[] = [
  ['protocols', 'Protocols', 'udp, tcp'],
  ['sourcePorts', 'Source ports', '53, 123'],
  ['destinationPorts', 'Destination ports', '1024-65535'],
  ['source', 'Source prefix', 'any'],
  ['packetLengths', 'Packet lengths', '1000-1500'],
  ['tcpFlags', 'TCP flags', 'syn'],
  ['icmpTypes', 'ICMP types', '8'],
]

/** Which packets a hand-written rule applies to. Empty means: not looked at. */
export function MatchFields({ match, errors, change }: { match: MatchDraft; errors: FieldErrors; change: (match: MatchDraft) => void }) {
  return (
    <fieldset className="plain">
      <legend className="mut xs">Which packets; what is empty is not looked at</legend>
      <div className="cols">
        {texts.map(([key, label, placeholder]) => (
          <Field key={key} label={label} placeholder={placeholder} value={match[key]} errors={errorsAt(errors, `match.${key}`)} onChange={(event) => change({ ...match, [key]: event.target.value })} />
        ))}
        <label className="check">
          <input type="checkbox" checked={match.fragments} onChange={(event) => change({ ...match, fragments: event.target.checked })} />
          Fragments only
        </label>
      </div>
    </fieldset>
  )
}
