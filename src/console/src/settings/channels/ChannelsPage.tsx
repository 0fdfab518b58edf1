import { useAdminRefusal, useAnalystRefusal } from '../../access/session'
import { NotPermitted } from '../../ui/NotPermitted'
import { SettingsPage } from '../SettingsPage'
import { ChannelsPanel } from './ChannelsPanel'
import { MailPanel } from './MailPanel'
import '../bgp/bgp.css'

/** Where alerts go: the channels, and the mail server that those by e-mail need. */
export function ChannelsPage() {
  const refusal = useAdminRefusal()
  const hidden = useAnalystRefusal() !== null
  return (
    <SettingsPage title="Channels">
      {hidden ? <NotPermitted who="Analysts and administrators see the channels." /> : <ChannelsPanel />}
      {refusal === null && <MailPanel />}
    </SettingsPage>
  )
}
