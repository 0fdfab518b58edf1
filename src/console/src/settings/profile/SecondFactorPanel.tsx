import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { ProfileView, RecoveryCodeList, SecondFactorSetup } from '../../api/types'
import { Action } from '../../ui/Action'
import { PasswordDialog } from './PasswordDialog'
import { RecoveryCodes } from './RecoveryCodes'
import { SetUpDialog } from './SetUpDialog'

type Step = { kind: 'begin' | 'remove' | 'renew' } | { kind: 'confirm'; setup: SecondFactorSetup } | { kind: 'codes'; codes: readonly string[] } | null

export function SecondFactorPanel({ profile }: { profile: ProfileView }) {
  const [step, setStep] = useState<Step>(null)
  const close = (): void => setStep(null)
  return (
    <section className="panel" aria-label="Second factor">
      <div className="ph">
        <h2>Second factor</h2>
        <span className="mut xs">a code of an authenticator app, besides the password</span>
      </div>
      <div className="form">
        {profile.secondFactor ? (
          <p className="factor-on">
            <ShieldCheck className="i" aria-hidden="true" />
            On. {profile.recoveryCodesLeft} recovery {profile.recoveryCodesLeft === 1 ? 'code is' : 'codes are'} left.
          </p>
        ) : (
          <p className="mut">Off. Whoever learns your password can sign in as you.</p>
        )}
        <div className="row">
          <Action className={profile.secondFactor ? 'btn' : 'btn p'} onClick={() => setStep({ kind: 'begin' })}>
            {profile.secondFactor ? 'Move to another phone' : 'Set up'}
          </Action>
          {profile.secondFactor && (
            <>
              <Action onClick={() => setStep({ kind: 'renew' })}>New recovery codes</Action>
              <Action className="btn d" onClick={() => setStep({ kind: 'remove' })}>
                Remove
              </Action>
            </>
          )}
        </div>
      </div>
      {step?.kind === 'begin' && <PasswordDialog<SecondFactorSetup> title="Set up the second factor" verb="Continue" path="/profile/second-factor" done={(setup) => setStep({ kind: 'confirm', setup })} close={close} />}
      {step?.kind === 'confirm' && <SetUpDialog setup={step.setup} done={(codes) => setStep({ kind: 'codes', codes })} close={close} />}
      {step?.kind === 'renew' && <PasswordDialog<RecoveryCodeList> title="New recovery codes" verb="Replace the old ones" path="/profile/recovery-codes" done={({ codes }) => setStep({ kind: 'codes', codes })} close={close} />}
      {step?.kind === 'remove' && <PasswordDialog<void> title="Remove the second factor" verb="Remove" path="/profile/second-factor/remove" done={close} close={close} />}
      {step?.kind === 'codes' && <RecoveryCodes codes={step.codes} close={close} />}
    </section>
  )
}
