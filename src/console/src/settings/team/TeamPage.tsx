import { useAdminRefusal } from '../../access/session'
import { Empty } from '../../ui/States'
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
        <div className="panel">
          <Empty title="Not permitted">
            <p>Administrators see who is in the workspace.</p>
          </Empty>
        </div>
      )}
      <RolesPanel />
    </SettingsPage>
  )
}
