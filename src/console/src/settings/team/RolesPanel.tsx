import { Check, Minus } from 'lucide-react'
import { roleNames } from '../../access/session'
import type { Role } from '../../api/types'

const roles: readonly Role[] = ['admin', 'analyst', 'readOnly', 'customer']

const rights: readonly (readonly [what: string, who: readonly Role[]])[] = [
  ['See incidents, traffic, nodes, mitigations, settings', ['admin', 'analyst', 'readOnly']],
  ['Acknowledge, note, resolve, judge incidents', ['admin', 'analyst']],
  ['Start, approve, withdraw mitigations; kill switch', ['admin', 'analyst']],
  ['Open packets and download captures', ['admin', 'analyst']],
  ['Change policies, customers, routers, providers, nodes', ['admin']],
  ['Invite, remove and change members', ['admin']],
  ['See prefixes, incidents and mitigations of one customer', ['customer']],
  ['Change the own password and second factor, end own sessions', ['admin', 'analyst', 'readOnly', 'customer']],
]

/** What each role may do, in one look. */
export function RolesPanel() {
  return (
    <section className="panel list" aria-label="Roles">
      <div className="ph">
        <h2>Roles</h2>
      </div>
      <div className="scroll" role="region" aria-label="Table of roles" tabIndex={0}>
        <table className="rights">
          <thead>
            <tr>
              <th>May</th>
              {roles.map((role) => (
                <th key={role} className="mid">
                  {roleNames[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rights.map(([what, who]) => (
              <tr key={what}>
                <td>{what}</td>
                {roles.map((role) => (
                  <td key={role} className="mid">
                    {who.includes(role) ? <Check className="i ok" aria-hidden="true" /> : <Minus className="i mut" aria-hidden="true" />}
                    <span className="sr">{who.includes(role) ? 'yes' : 'no'}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
