import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Building2, Plus, Upload } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useAdminRefusal } from '../access/session'
import type { CustomerView } from '../api/types'
import { count, plural } from '../format/numbers'
import { dateTime } from '../format/time'
import { useOverview } from '../live/react'
import { customersQuery, policiesQuery } from '../mitigation/rulesQueries'
import { usePrefs } from '../prefs/prefs'
import { type Binding, useKeys } from '../shell/keys'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { csv, download } from '../ui/csv'
import { CsvButton } from '../ui/CsvButton'
import { SortHeader } from '../ui/SortHeader'
import { sorted, type SortKey } from '../ui/sorting'
import { Empty, Failure, Loading } from '../ui/States'
import { TextFilter } from '../ui/TextFilter'
import CustomerDialog from './CustomerDialog'
import ImportDialog from './ImportDialog'
import { matchingCustomers } from './search'
import './customers.css'

const route = getRouteApi('/shell/customers')
const bindings: Binding[] = [{ keys: '/', label: 'Filter customers', run: () => document.querySelector<HTMLInputElement>('#customer-filter')?.focus() }]

const keys: Record<string, SortKey<CustomerView>> = {
  name: (customer) => customer.name,
  prefixes: (customer) => customer.prefixes.length,
  policy: (customer) => customer.effectivePolicy,
  incidents: (customer) => customer.activeIncidents,
  changed: (customer) => customer.changedAt,
}

export function CustomersPage() {
  const search = route.useSearch()
  const { data, error, refetch } = useQuery({ ...customersQuery, refetchInterval: 10_000 })
  const shown = useMemo(() => sorted(matchingCustomers(data ?? [], search), keys, search.sort), [data, search])
  useKeys(bindings)
  useTabTitle('Customers', useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar crumb={<h1>Customers</h1>} range={false} />
      <div className="c list-page">
        <section className="panel list" aria-label="Customers">
          <Filters shown={shown} known={data !== undefined} />
          {data === undefined ? (
            error === null ? <Loading rows={10} label="Loading customers" /> : <Failure error={error} retry={() => void refetch()} />
          ) : shown.length === 0 ? (
            <Empty icon={Building2} title={data.length === 0 ? 'No customer yet' : 'No customer matches'}>
              <p>
                {data.length === 0
                  ? 'An address without an owner is never mitigated above level 1. Add customers with their prefixes, or import a file.'
                  : 'Another name, prefix or policy may.'}
              </p>
            </Empty>
          ) : (
            <CustomerTable customers={shown} />
          )}
        </section>
      </div>
    </>
  )
}

function Filters({ shown, known }: { shown: readonly CustomerView[]; known: boolean }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const refusal = useAdminRefusal()
  const { data: policies = [] } = useQuery(policiesQuery)
  const [open, setOpen] = useState<'add' | 'import' | null>(null)
  const find = useCallback((q: string) => void navigate({ search: (old) => ({ ...old, q: q || undefined }), replace: true }), [navigate])
  return (
    <div className="filters">
      <TextFilter id="customer-filter" label="Filter customers" placeholder="Name, prefix or contact" value={search.q ?? ''} onChange={find} />
      <select className="in" aria-label="Policy" value={search.policy ?? ''} onChange={(event) => void navigate({ search: (old) => ({ ...old, policy: event.target.value || undefined }) })}>
        <option value="">Any policy</option>
        {policies.map(({ number, policy }) => (
          <option key={number} value={policy.name}>
            {policy.name}
          </option>
        ))}
      </select>
      <div className="sp" />
      {known && <span className="mut num">{plural(shown.length, 'customer')}</span>}
      <CsvButton small={false} onClick={() => exportCustomers(shown)} />
      <Action className="btn sm" refusal={refusal} onClick={() => setOpen('import')}>
        <Upload className="i s" aria-hidden="true" />
        Import
      </Action>
      <Action className="btn p sm" refusal={refusal} onClick={() => setOpen('add')}>
        <Plus className="i s" aria-hidden="true" />
        Add customer
      </Action>
      {open === 'add' && <CustomerDialog customer={null} close={() => setOpen(null)} />}
      {open === 'import' && <ImportDialog close={() => setOpen(null)} />}
    </div>
  )
}

const headers = [
  ['name', 'Customer'],
  ['prefixes', 'Prefixes'],
  ['policy', 'Policy'],
  ['incidents', 'Active incidents'],
  ['changed', 'Changed'],
] as const

function CustomerTable({ customers }: { customers: readonly CustomerView[] }) {
  const { sort } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <div className="scroll" role="region" aria-label="Table of customers" tabIndex={0}>
      <table className="rows num">
        <thead>
          <tr>
            {headers.map(([id, header]) => (
              <SortHeader key={id} id={id} className={id === 'incidents' ? 'r' : ''} sort={sort} onSort={(next) => void navigate({ search: (old) => ({ ...old, sort: next }), replace: true })}>
                {header}
              </SortHeader>
            ))}
            <th>Contacts</th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <Row key={customer.number} customer={customer} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ customer }: { customer: CustomerView }) {
  const { zone } = usePrefs()
  return (
    <tr>
      <td>
        <Link to="/customers/$number" params={{ number: String(customer.number) }} className="cover">
          <b>{customer.name}</b>
        </Link>
      </td>
      <td className="mono hi">
        {customer.prefixes.slice(0, 2).join(', ')}
        {customer.prefixes.length > 2 && <span className="mut"> and {customer.prefixes.length - 2} more</span>}
        {customer.outsideOwn.length > 0 && <span className="tag warn">outside own space</span>}
      </td>
      <td>
        {customer.effectivePolicy}
        {customer.policy === null && <span className="mut"> (workspace)</span>}
      </td>
      <td className="r">{customer.activeIncidents > 0 ? <span className="tag bad">{count(customer.activeIncidents)}</span> : '0'}</td>
      <td className="mut" title={dateTime(customer.changedAt, zone)}>
        {dateTime(customer.changedAt, zone).slice(0, 10)} by {customer.changedBy}
      </td>
      <td className="mut cut">{customer.contacts.join(', ')}</td>
    </tr>
  )
}

/** In the columns in which a file is imported. */
function exportCustomers(customers: readonly CustomerView[]): void {
  download(
    'customers.csv',
    csv(
      ['name', 'prefixes', 'contacts', 'policy'],
      customers.map((customer) => [customer.name, customer.prefixes.join(' '), customer.contacts.join(' '), customer.policy]),
    ),
  )
}
