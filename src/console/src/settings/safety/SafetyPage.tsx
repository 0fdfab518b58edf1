import { useQuery } from '@tanstack/react-query'
import { safetyQuery } from '../../api/safetyQuery'
import { Failure, Loading } from '../../ui/States'
import { SettingsPage } from '../SettingsPage'
import { ChangesPanel } from './ChangesPanel'
import { KillSwitchPanel } from './KillSwitchPanel'
import { LimitsPanel } from './LimitsPanel'
import { OwnPrefixesPanel } from './OwnPrefixesPanel'
import { ProtectedPanel } from './ProtectedPanel'
import { WaitingEdits } from './WaitingEdits'
import './safety.css'

/** What nothing may touch, how much may be done at once, and the switch that ends all of it. */
export function SafetyPage() {
  const { data, error, refetch } = useQuery({ ...safetyQuery, refetchInterval: 5000 })
  return (
    <SettingsPage title="Safety">
      {data === undefined ? (
        <div className="panel">{error === null ? <Loading rows={8} label="Loading safety" /> : <Failure error={error} retry={() => void refetch()} />}</div>
      ) : (
        <>
          <KillSwitchPanel safety={data} />
          {data.edits.length > 0 && <WaitingEdits edits={data.edits} />}
          <OwnPrefixesPanel safety={data} />
          <ProtectedPanel safety={data} />
          <LimitsPanel key={JSON.stringify(data.limits)} limits={data.limits} />
          <ChangesPanel />
        </>
      )}
    </SettingsPage>
  )
}
