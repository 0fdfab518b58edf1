import { SettingsPage } from '../SettingsPage'
import { BackendsPanel } from './BackendsPanel'
import { GroupsPanel } from './GroupsPanel'
import { PeersPanel } from './PeersPanel'
import { SpeakerPanel } from './SpeakerPanel'
import './bgp.css'

/** Who is sent FlowSpec rules and black holes, and how each router stands. */
export function BgpPage() {
  return (
    <SettingsPage title="BGP">
      <PeersPanel />
      <SpeakerPanel />
      <GroupsPanel />
      <BackendsPanel />
    </SettingsPage>
  )
}
