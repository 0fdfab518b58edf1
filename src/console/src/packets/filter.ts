/** Rows of the list: packets, plus the rule that marks the onset when the whole capture is shown. */
export const ruleIndex = (firstAttack: number, total: number, filter: string): number | null =>
  filter === '' && firstAttack > 1 && firstAttack <= total ? firstAttack - 1 : null

/** From a list row to the packet's place among the matching packets; null is the rule itself. */
export function packetAt(row: number, rule: number | null): number | null {
  if (rule === null || row < rule) return row
  return row === rule ? null : row - 1
}

/** The list row of a packet number when nothing is filtered away. */
export const rowOf = (number: number, rule: number | null): number => (rule !== null && number - 1 >= rule ? number : number - 1)

const known = ['tcp', 'udp', 'icmp', 'dns', 'ntp', 'cldap', 'ssdp', 'memcached', 'snmp', 'quic', 'gre', 'esp'] as const

export const protocolClass = (protocol: string): string => known.find((each) => protocol.toLowerCase().startsWith(each)) ?? 'other'
