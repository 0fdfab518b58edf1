import { useQuery } from '@tanstack/react-query'
import { safetyQuery } from '../api/safetyQuery'
import KillSwitchDialog from '../settings/safety/KillSwitchDialog'
import { closeOverlay } from '../shell/overlays'

/** The kill switch, from wherever one is. */
export default function KillSwitch() {
  const { data } = useQuery(safetyQuery)
  return data === undefined ? null : <KillSwitchDialog killSwitch={data.killSwitch} close={closeOverlay} />
}
