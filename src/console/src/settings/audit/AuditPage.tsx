import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ScrollText } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useAdminRefusal } from '../../access/session'
import { ListPanel } from '../../lists/ListPanel'
import { CsvLink } from '../../lists/CsvLink'
import { count } from '../../format/numbers'
import { NotPermitted } from '../../ui/NotPermitted'
import { Empty } from '../../ui/States'
import { TextFilter } from '../../ui/TextFilter'
import { SettingsPage } from '../SettingsPage'
import { AuditCheckPanel } from './AuditCheckPanel'
import { AuditTable } from './AuditTable'
import { auditQuery } from './queries'
import { auditRequest, type AuditSearch } from './search'
import './audit.css'

const route = getRouteApi('/shell/settings/audit')

/** Who changed what, when and from where. */
export function AuditPage() {
  const refusal = useAdminRefusal()
  return (
    <SettingsPage title="Audit">
      {refusal !== null ? (
        <NotPermitted who="Administrators read the audit log." />
      ) : (
        <>
          <AuditCheckPanel />
          <AuditList />
        </>
      )}
    </SettingsPage>
  )
}

function AuditList() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const request = useMemo(() => auditRequest(search), [search])
  const query = useQuery({ ...auditQuery(request), refetchInterval: 10_000 })
  const items = query.data?.items ?? []
  return (
    <ListPanel
      name="Audit log"
      query={query}
      page={search.page ?? 1}
      onPage={(page) => void navigate({ search: (old) => ({ ...old, page }) })}
      head={<Filters total={query.data?.total ?? null} />}
    >
      {items.length === 0 ? (
        <Empty icon={ScrollText} title="No entry matches">
          <p>Every request that changes something leaves an entry, and so does every one that was not permitted.</p>
        </Empty>
      ) : (
        <AuditTable lines={items} />
      )}
    </ListPanel>
  )
}

function Filters({ total }: { total: number | null }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const set = useCallback((part: AuditSearch) => void navigate({ search: (old) => ({ ...old, ...part, page: undefined }), replace: true }), [navigate])
  const action = useCallback((text: string) => set({ action: text || undefined }), [set])
  const text = (key: 'person' | 'object', label: string) => (
    <input
      key={`${key}:${search[key] ?? ''}`}
      className="in"
      aria-label={label}
      placeholder={label}
      defaultValue={search[key] ?? ''}
      onBlur={(event) => event.target.value !== (search[key] ?? '') && set({ [key]: event.target.value || undefined })}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
  const day = (key: 'from' | 'to', label: string) => (
    <input className="in" type="date" aria-label={label} value={search[key] ?? ''} onChange={(event) => set({ [key]: event.target.value || undefined })} />
  )
  return (
    <div className="filters">
      <TextFilter id="audit-filter" label="Filter by what was done" placeholder="What was done" value={search.action ?? ''} onChange={action} />
      {text('person', 'Person')}
      {text('object', 'Object')}
      {day('from', 'From day')}
      {day('to', 'To day')}
      <div className="sp" />
      {total !== null && <span className="mut num">{count(total)} entries</span>}
      <CsvLink path="/audit" request={auditRequest(search)} />
    </div>
  )
}
