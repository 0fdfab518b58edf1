import { SettingsPage } from '../SettingsPage'
import { ProfilePanels } from './ProfilePanels'

/** The own account. */
export function ProfilePage() {
  return (
    <SettingsPage title="Profile">
      <ProfilePanels />
    </SettingsPage>
  )
}
