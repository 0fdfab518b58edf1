import { ArrowUp, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { Alerting, AlertRoute } from '../../api/alertingTypes'
import { Action } from '../../ui/Action'
import { Empty } from '../../ui/States'
import { useChange } from '../useChange'
import { RouteDialog } from './RouteDialog'
import { matchText, weeklyText } from './wording'

/** The first route that fits has the incident; what fits none is told nobody. */
export function RoutesPanel({ alerting }: { alerting: Alerting }) {
  const refusal = useAdminRefusal()
  const [edited, setEdited] = useState<AlertRoute | 'new' | null>(null)
  const order = useChange<Alerting>('alerting')
  const numbers = alerting.routes.map((route) => route.number)
  const raise = (at: number): void =>
    order.mutate({ method: 'PUT', path: '/alerting/routes/order', body: { numbers: numbers.map((number, i) => (i === at - 1 ? (numbers[at] ?? number) : i === at ? (numbers[at - 1] ?? number) : number)) } })
  return (
    <section className="panel list" aria-label="Routes">
      <div className="ph">
        <h2>Routes</h2>
        <span className="mut xs">the first that fits has the incident</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} onClick={() => setEdited('new')}>
          <Plus className="i s" aria-hidden="true" />
          Add route
        </Action>
      </div>
      {alerting.routes.length === 0 ? (
        <Empty title="Nobody is told of anything yet">
          <p>Make an escalation policy first, then a route that leads incidents to it.</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of routes" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>Route</th>
                <th>Incidents</th>
                <th>Escalation policy</th>
                <th>Quiet hours</th>
                <th><span className="sr">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {alerting.routes.map(({ number, route }, at) => (
                <tr key={number}>
                  <td>
                    <b>{route.name}</b>
                  </td>
                  <td>{matchText(route.match)}</td>
                  <td>{alerting.policies.find((policy) => policy.number === route.policy)?.policy.name ?? 'nobody is told'}</td>
                  <td>{route.quiet == null ? '–' : `${weeklyText(route.quiet)}, below ${route.quietBelow ?? 'critical'}`}</td>
                  <td className="r acts">
                    {at > 0 && (
                      <Action className="btn sm ic" refusal={refusal} onClick={() => raise(at)}>
                        <ArrowUp className="i s" aria-hidden="true" />
                        <span className="sr">Ask {route.name} earlier</span>
                      </Action>
                    )}
                    <Action className="btn sm" refusal={refusal} onClick={() => setEdited({ number, route })}>
                      Edit
                    </Action>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && <RouteDialog alerting={alerting} route={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </section>
  )
}
