import { useEffect } from 'react'
import { ProfilePanels } from '../settings/profile/ProfilePanels'

/** A customer's own account, as members have it under their profile. */
export function PortalAccountPage() {
  useEffect(() => {
    document.title = 'Your account'
  }, [])
  return (
    <>
      <h1>Your account</h1>
      <ProfilePanels />
    </>
  )
}
