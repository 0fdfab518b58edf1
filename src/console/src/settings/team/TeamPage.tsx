import { useAdminRefusal } from '../../access/session'
import { NotPermitted } from '../../ui/NotPermitted'
import { SettingsPage } from '../SettingsPage'
import { InvitationsPanel } from './InvitationsPanel'
import { MembersPanel } from './MembersPanel'
import { ProviderPanel } from './ProviderPanel'
import { RolesPanel } from './RolesPanel'
import './team.css'

/** The people of the workspace, what they may do, and how they come in. */
export function TeamPage() {
  const refusal = useAdminRefusal()
  return (
    <SettingsPage title="Team">
      {refusal === null ? (
        <>
          <MembersPanel />
          <InvitationsPanel />
          <ProviderPanel />
        </>
      ) : (
        <NotPermitted who="Administrators see who is in the workspace." />
      )}
      <RolesPanel />
    </SettingsPage>
  )
}
