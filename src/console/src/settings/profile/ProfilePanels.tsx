import { useQuery } from '@tanstack/react-query'
import { Failure, Loading } from '../../ui/States'
import { PasswordPanel } from './PasswordPanel'
import { profileQuery } from './queries'
import { SecondFactorPanel } from './SecondFactorPanel'
import { SessionsPanel } from './SessionsPanel'
import '../../forms/forms.css'
import '../team/team.css'
import './profile.css'

/** Password, second factor, and where the account is used. */
export function ProfilePanels() {
  const { data, error, refetch } = useQuery(profileQuery)
  if (data === undefined)
    return <div className="panel">{error === null ? <Loading rows={6} label="Loading the profile" /> : <Failure error={error} retry={() => void refetch()} />}</div>
  return (
    <>
      {data.hasPassword ? (
        <>
          <PasswordPanel />
          <SecondFactorPanel profile={data} />
        </>
      ) : (
        <section className="panel" aria-label="Password">
          <div className="ph">
            <h2>Password</h2>
          </div>
          <p className="form mut">You sign in with the identity provider; password and second factor are kept there.</p>
        </section>
      )}
      <SessionsPanel sessions={data.sessions} />
    </>
  )
}
