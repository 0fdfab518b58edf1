/** Families of attacks by the name the API gives them. */
export const families: readonly (readonly [string, string])[] = [
  ['amplification', 'Amplification'],
  ['udp_flood', 'UDP flood'],
  ['udp_fragment', 'UDP fragments'],
  ['syn_flood', 'SYN flood'],
  ['syn_ack_reflection', 'SYN-ACK reflection'],
  ['ack_flood', 'ACK flood'],
  ['rst_flood', 'RST flood'],
  ['fin_flood', 'FIN flood'],
  ['xmas_flood', 'XMAS flood'],
  ['null_flood', 'NULL flood'],
  ['icmp_flood', 'ICMP flood'],
  ['protocol_flood', 'Other protocol'],
  ['ip_fragment', 'IP fragments'],
  ['dns_query_flood', 'DNS queries'],
  ['quic_flood', 'QUIC flood'],
]

export interface FamilyChoiceProps {
  chosen: readonly string[]
  errors: readonly string[]
  onChange: (families: string[]) => void
}

/** Attack families that are never filtered. */
export function FamilyChoice({ chosen, errors, onChange }: FamilyChoiceProps) {
  return (
    <div className="field" role="group" aria-label="Attacks left alone">
      <span className="l">Attacks left alone</span>
      <div className="choices">
        {families.map(([family, name]) => (
          <label key={family} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(family)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, family] : chosen.filter((each) => each !== family))}
            />
            {name}
          </label>
        ))}
      </div>
      {errors.length > 0 && (
        <p className="err" role="alert">
          {errors.join(' ')}
        </p>
      )}
    </div>
  )
}
