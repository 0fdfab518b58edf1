import { SettingsPage } from '../SettingsPage'
import { DiversionsPanel } from './DiversionsPanel'
import { ProvidersPanel } from './ProvidersPanel'
import '../bgp/bgp.css'

/** Level 4: which providers can take which prefixes, and what is diverted to them. */
export function ScrubbingPage() {
  return (
    <SettingsPage title="Scrubbing">
      <ProvidersPanel />
      <DiversionsPanel />
    </SettingsPage>
  )
}
