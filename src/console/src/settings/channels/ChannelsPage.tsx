import { useAdminRefusal } from '../../access/session'
import { SettingsPage } from '../SettingsPage'
import { ChannelsPanel } from './ChannelsPanel'
import { MailPanel } from './MailPanel'
import '../bgp/bgp.css'

/** Where alerts go: the channels, and the mail server that those by e-mail need. */
export function ChannelsPage() {
  const refusal = useAdminRefusal()
  return (
    <SettingsPage title="Channels">
      <ChannelsPanel />
      {refusal === null && <MailPanel />}
    </SettingsPage>
  )
}
