import { AlertingSettings } from './AlertingSettings'
import { PoliciesPanel } from './PoliciesPanel'
import { RoutesPanel } from './RoutesPanel'

/** Which incidents go which way, and who is told when. */
export function EscalationPage() {
  return (
    <AlertingSettings title="Escalation">
      {(alerting) => (
        <>
          <RoutesPanel alerting={alerting} />
          <PoliciesPanel alerting={alerting} />
        </>
      )}
    </AlertingSettings>
  )
}
