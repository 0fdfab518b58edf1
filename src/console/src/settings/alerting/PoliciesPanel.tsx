import { Plus, Repeat } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { Alerting, EscalationPolicy } from '../../api/alertingTypes'
import { Action } from '../../ui/Action'
import { Empty } from '../../ui/States'
import { PolicyDialog } from './PolicyDialog'
import { delayText, nameOf } from './wording'

/** Each policy as a ladder: who is told when, until somebody takes the incident. */
export function PoliciesPanel({ alerting }: { alerting: Alerting }) {
  const refusal = useAdminRefusal()
  const [edited, setEdited] = useState<EscalationPolicy | 'new' | null>(null)
  return (
    <>
      <section className="panel" aria-label="Escalation policies">
        <div className="ph">
          <h2>Escalation policies</h2>
          <span className="mut xs">acknowledging an incident stops them</span>
          <div className="sp" />
          <Action className="btn sm" refusal={refusal} onClick={() => setEdited('new')}>
            <Plus className="i s" aria-hidden="true" />
            Add policy
          </Action>
        </div>
        {alerting.policies.length === 0 && (
          <Empty title="No escalation policy yet">
            <p>A policy says who is told at once, and who is told next when nobody takes the incident.</p>
          </Empty>
        )}
      </section>
      {alerting.policies.map((each) => (
        <section key={each.number} className="panel" aria-label={`Policy ${each.policy.name}`}>
          <div className="ph">
            <h3>{each.policy.name}</h3>
            <div className="sp" />
            <Action className="btn sm" refusal={refusal} onClick={() => setEdited(each)}>
              Edit
            </Action>
          </div>
          <ol className="steps">
            {each.policy.steps.map((step, at) => (
              <li key={at}>
                <span className="num">{delayText(step.delaySeconds)}</span>
                <span className="names">
                  {step.targets.map((target) => (
                    <span key={target} className="tag">
                      {nameOf(alerting, target)}
                    </span>
                  ))}
                </span>
              </li>
            ))}
            {(each.policy.repeats ?? 0) > 0 && (
              <li>
                <span className="num">{delayText(each.policy.repeatSeconds ?? 0)}</span>
                <span className="mut">
                  <Repeat className="i s" aria-hidden="true" /> from the first step, {each.policy.repeats} times
                </span>
              </li>
            )}
          </ol>
        </section>
      ))}
      {edited !== null && <PolicyDialog alerting={alerting} policy={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </>
  )
}
