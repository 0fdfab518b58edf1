import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronRight, Siren } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../access/session'
import { incidentsQuery } from '../api/queries'
import type { CustomerView } from '../api/types'
import { count } from '../format/numbers'
import { formatRate } from '../format/rates'
import { dateTime, nearTime, zoneName } from '../format/time'
import { stateNames, statusTag, targetOf } from '../incidents/wording'
import { useNow, useOverview } from '../live/react'
import { shortLevelNames } from '../mitigation/levels'
import { MitigationRows } from '../mitigation/MitigationRows'
import { mitigationsQuery } from '../mitigation/queries'
import { customerQuery, policiesQuery } from '../mitigation/rulesQueries'
import { usePrefs } from '../prefs/prefs'
import { useTabTitle } from '../shell/title'
import { TopBar } from '../shell/TopBar'
import { Action } from '../ui/Action'
import { CopyButton } from '../ui/CopyButton'
import { SeverityChip } from '../ui/SeverityChip'
import { Empty, Failure, Loading } from '../ui/States'
import { later } from '../ui/later'
import CustomerDialog from './CustomerDialog'
import { differences } from './override'
import '../mitigation/mitigations.css'

const OverrideDialog = later(() => import('./OverrideDialog'))

/** So many of its newest incidents stand on the page; the list has all. */
const shownIncidents = 20

const route = getRouteApi('/shell/customers/$number')

export function CustomerPage() {
  const number = Number(route.useParams().number)
  const { data, error, refetch } = useQuery({ ...customerQuery(number), refetchInterval: 15_000 })
  useTabTitle(data?.name ?? 'Customer', useOverview().data?.incidents.length ?? 0)
  return (
    <>
      <TopBar
        range={false}
        crumb={
          <>
            <Link to="/customers">Customers</Link>
            <ChevronRight className="i s" aria-hidden="true" />
            <b>{data?.name ?? number}</b>
          </>
        }
      />
      <div className="c customer">
        {data === undefined ? (
          <div className="panel">{error === null ? <Loading rows={8} label="Loading customer" /> : <Failure error={error} retry={() => void refetch()} />}</div>
        ) : (
          <Customer customer={data} />
        )}
      </div>
    </>
  )
}

function Customer({ customer }: { customer: CustomerView }) {
  const refusal = useAdminRefusal()
  const [editing, setEditing] = useState(false)
  return (
    <>
      <section className="nh">
        <h1>{customer.name}</h1>
        {customer.activeIncidents > 0 && <span className="tag bad">{customer.activeIncidents} under attack</span>}
        <div className="sp" />
        <Action refusal={refusal} onClick={() => setEditing(true)}>
          Edit customer
        </Action>
      </section>
      <div className="two">
        <About customer={customer} />
        <Incidents customer={customer} />
      </div>
      <Mitigations customer={customer} />
      {editing && <CustomerDialog customer={customer} close={() => setEditing(false)} />}
    </>
  )
}

function About({ customer }: { customer: CustomerView }) {
  const { zone } = usePrefs()
  const { override } = customer
  return (
    <section className="panel" aria-label="About the customer">
      <div className="ph">
        <h2>About</h2>
      </div>
      <dl className="pairs num">
        <dt>Prefixes</dt>
        <dd>
          {customer.prefixes.map((prefix) => (
            <div key={prefix} className="mono">
              {prefix} <CopyButton text={prefix} label={`Copy ${prefix}`} />
              {customer.outsideOwn.includes(prefix) && <span className="tag warn">outside own space: never announced</span>}
            </div>
          ))}
        </dd>
        <dt>Policy</dt>
        <dd>
          <Link to="/settings/mitigation/policies" search={{ policy: customer.policy ?? undefined }} className="lk">
            {customer.effectivePolicy}
          </Link>
          {customer.policy === null && <span className="mut"> the workspace’s</span>}
          {override !== null && <span className="mut">, own: {differences(override, (level) => shortLevelNames[level])}</span>}
          <OwnSettings customer={customer} />
        </dd>
        <dt>Contacts</dt>
        <dd>{customer.contacts.length === 0 ? '–' : customer.contacts.join(', ')}</dd>
        <dt>Changed</dt>
        <dd>
          {dateTime(customer.changedAt, zone)} {zoneName(zone)} by {customer.changedBy}
        </dd>
      </dl>
    </section>
  )
}

/** What the customer has differently from its policy can be changed as soon as that policy is known. */
function OwnSettings({ customer }: { customer: CustomerView }) {
  const refusal = useAdminRefusal()
  const { data: policies } = useQuery(policiesQuery)
  const [open, setOpen] = useState(false)
  const followed = policies?.find(({ policy, isWorkspace }) => (customer.policy === null ? isWorkspace : policy.name === customer.policy))
  return (
    <div className="own-settings">
      <Action className="btn sm" refusal={refusal ?? (followed === undefined ? 'The policy is not known yet' : null)} onClick={() => setOpen(true)}>
        {customer.override === null ? 'Set what differs' : 'Change what differs'}
      </Action>
      {open && followed !== undefined && (
        <OverrideDialog customer={customer} policy={followed.policy} close={() => setOpen(false)} />
      )}
    </div>
  )
}

function Incidents({ customer }: { customer: CustomerView }) {
  const { data, error, refetch } = useQuery({ ...incidentsQuery({ customer: customer.name, limit: shownIncidents }), refetchInterval: 15_000 })
  const now = useNow()
  const { zone } = usePrefs()
  return (
    <section className="panel list" aria-label="Incidents of the customer">
      <div className="ph">
        <h2>Incidents</h2>
        <div className="sp" />
        <Link to="/incidents" search={{ customer: customer.name }} className="lk">
          {data === undefined || data.total <= shownIncidents ? 'In the list' : `All ${count(data.total)}`}
        </Link>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={4} label="Loading incidents" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <Empty icon={Siren} title="No attack on this customer" />
      ) : (
        <div className="scroll" role="region" aria-label="Table of incidents" tabIndex={0}>
          <table className="rows num">
            <tbody>
              {data.items.map((incident) => (
                <tr key={incident.number}>
                  <td>
                    <SeverityChip severity={incident.severity} />
                  </td>
                  <td>
                    <Link to="/incidents/$number" params={{ number: String(incident.number) }} className="cover">
                      <b>{incident.title}</b>
                    </Link>
                  </td>
                  <td className="mono">{targetOf(incident)}</td>
                  <td>
                    <span className={statusTag(incident.state)}>{stateNames[incident.state]}</span>
                  </td>
                  <td className="mut">{nearTime(incident.onset, zone, now)}</td>
                  <td className="r">{formatRate(incident.peakBps, 'bps')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Mitigations({ customer }: { customer: CustomerView }) {
  const { data, error, refetch } = useQuery({ ...mitigationsQuery({ customer: customer.name, limit: 50 }), refetchInterval: 10_000 })
  return (
    <section className="panel list" aria-label="Mitigations for the customer">
      <div className="ph">
        <h2>Mitigations</h2>
        <div className="sp" />
        <Link to="/mitigations" search={{ customer: customer.name, show: 'all' }} className="lk">
          In the list
        </Link>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={3} label="Loading mitigations" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <Empty title="None so far" />
      ) : (
        <MitigationRows items={data.items} />
      )}
    </section>
  )
}
