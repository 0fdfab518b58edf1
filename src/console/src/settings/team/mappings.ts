import type { RoleMapping } from '../../api/types'

const names = { admin: 'admin', analyst: 'analyst', 'read-only': 'readOnly', readonly: 'readOnly' } as const

/** "noc = analyst", one a line. */
export const writeMappings = (roles: readonly RoleMapping[]): string[] => roles.map(({ value, role }) => `${value} = ${role === 'readOnly' ? 'read-only' : role}`)

/** The mappings, or what is wrong with a line. The last "=" separates: values of some providers hold one. */
export function readMappings(lines: readonly string[]): RoleMapping[] | string {
  const mappings: RoleMapping[] = []
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
    const at = line.lastIndexOf('=')
    const value = line.slice(0, at).trim()
    const role = names[line.slice(at + 1).trim().toLowerCase() as keyof typeof names]
    if (at < 1 || value === '' || role === undefined) return `“${line}” is not like: noc = analyst (admin, analyst or read-only).`
    mappings.push({ value, role })
  }
  return mappings
}
