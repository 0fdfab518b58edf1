import { SettingsPage } from '../SettingsPage'
import { AlertsPanel } from './AlertsPanel'
import { ProfilePanels } from './ProfilePanels'

/** The own account. */
export function ProfilePage() {
  return (
    <SettingsPage title="Profile">
      <ProfilePanels />
      <AlertsPanel />
    </SettingsPage>
  )
}
