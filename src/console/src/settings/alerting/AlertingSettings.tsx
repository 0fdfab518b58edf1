import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { alertingQuery } from '../../api/alertingQueries'
import type { Alerting } from '../../api/alertingTypes'
import { Failure, Loading } from '../../ui/States'
import { SettingsPage } from '../SettingsPage'
import './alerting.css'

/** A page over what people laid down about alerting. */
export function AlertingSettings({ title, children }: { title: string; children: (alerting: Alerting) => ReactNode }) {
  const { data, error, refetch } = useQuery({ ...alertingQuery, refetchInterval: 10_000 })
  return (
    <SettingsPage title={title}>
      {data === undefined ? (
        <div className="panel">{error === null ? <Loading rows={6} label="Loading alerting" /> : <Failure error={error} retry={() => void refetch()} />}</div>
      ) : (
        children(data)
      )}
    </SettingsPage>
  )
}
