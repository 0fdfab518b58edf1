import type { PolicyBody } from '../../api/types'
import { errorsAt, type FieldErrors } from '../../forms/fieldErrors'
import { LinesField } from '../../forms/LinesField'
import { QuantityField } from '../../forms/QuantityField'
import { Field } from '../../ui/Field'
import { FamilyChoice } from './FamilyChoice'
import { ScheduleEditor } from './ScheduleEditor'

export interface PolicyExtrasProps {
  policy: PolicyBody
  errors: FieldErrors
  disabled: boolean
  change: (part: Partial<PolicyBody>) => void
}

/** What holds for all levels together: when to climb, when to ask, and what is left alone. */
export function PolicyExtras({ policy, errors, disabled, change }: PolicyExtrasProps) {
  const at = (field: string): string[] => errorsAt(errors, field)
  return (
    <section className="panel" aria-label="All levels">
      <div className="ph">
        <h2>All levels</h2>
        <span className="mut xs">when to climb, when to ask, what is left alone</span>
      </div>
      <fieldset className="form plain" disabled={disabled}>
        <div className="cols">
          <QuantityField label="May be left over" quantity="bps" value={policy.residualTargetBps} errors={at('residualTargetBps')} hint="More than this, and the next level is climbed" onChange={(value) => change({ residualTargetBps: value ?? Number.NaN })} />
          <QuantityField label="Time to take effect" quantity="duration" value={policy.settleSeconds} errors={at('settleSeconds')} hint="A level gets this long to show its effect" onChange={(value) => change({ settleSeconds: value ?? Number.NaN })} />
          <QuantityField label="Link at risk from" quantity="percent" value={policy.linkAtRisk} errors={at('linkAtRisk')} hint="Others suffer: climbs although little is left over" onChange={(value) => change({ linkAtRisk: value ?? Number.NaN })} />
          <QuantityField label="Link nearly full from" quantity="percent" value={policy.linkNearlyFull} errors={at('linkNearlyFull')} hint="Nothing is waited for" onChange={(value) => change({ linkNearlyFull: value ?? Number.NaN })} />
          <QuantityField label="Longest hold" quantity="duration" value={policy.longestHoldSeconds} errors={at('longestHoldSeconds')} hint="The hold doubles each time an attack returns, up to this" onChange={(value) => change({ longestHoldSeconds: value ?? Number.NaN })} />
          <QuantityField label="Between announcements" quantity="duration" value={policy.announceIntervalSeconds} errors={at('announceIntervalSeconds')} hint="Least time, for the same level and target" onChange={(value) => change({ announceIntervalSeconds: value ?? Number.NaN })} />
          <Field
            label="Starts per hour"
            type="number"
            min={1}
            max={60}
            value={Number.isNaN(policy.flipsPerHour) ? '' : policy.flipsPerHour}
            errors={at('flipsPerHour')}
            hint="More often, and a person is asked"
            onChange={(event) => change({ flipsPerHour: event.target.value === '' ? Number.NaN : Number(event.target.value) })}
          />
        </div>
        <div className="cols two-cols">
          <LinesField
            label="Addresses left alone"
            hint="One prefix on each line; targets that share an address with one are never mitigated"
            placeholder="203.0.113.0/28"
            value={policy.exclusions.addresses}
            errors={[...at('exclusions.addresses'), ...at('exclusions')]}
            onChange={(addresses) => change({ exclusions: { ...policy.exclusions, addresses } })}
          />
          <FamilyChoice chosen={policy.exclusions.families} errors={at('exclusions.families')} onChange={(families) => change({ exclusions: { ...policy.exclusions, families } })} />
        </div>
        <ScheduleEditor windows={policy.schedule} errors={errors} onChange={(schedule) => change({ schedule })} />
      </fieldset>
    </section>
  )
}
