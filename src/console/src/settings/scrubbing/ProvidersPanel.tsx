import { useQuery } from '@tanstack/react-query'
import { Cloud, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import type { ScrubbingProvider, ScrubbingTest } from '../../api/types'
import { count, plural } from '../../format/numbers'
import { Action } from '../../ui/Action'
import { Empty, Failure, Loading } from '../../ui/States'
import { useChange } from '../useChange'
import ProviderDialog from './ProviderDialog'
import { providersQuery } from './queries'
import { kindNames } from './wording'

export function ProvidersPanel() {
  const { data, error, refetch } = useQuery({ ...providersQuery, refetchInterval: 30_000 })
  const refusal = useAdminRefusal()
  const [edited, setEdited] = useState<ScrubbingProvider | 'new' | null>(null)
  return (
    <section className="panel list" aria-label="Providers">
      <div className="ph">
        <h2>Providers</h2>
        <span className="mut xs">of several for the same target the lowest priority is used; never two at once</span>
        <div className="sp" />
        <Action className="btn p sm" refusal={refusal} onClick={() => setEdited('new')}>
          <Plus className="i s" aria-hidden="true" />
          Add provider
        </Action>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={3} label="Loading providers" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <Empty icon={Cloud} title="No provider yet">
          <p>Level 4 stays unavailable until a scrubbing provider can take one of your prefixes.</p>
        </Empty>
      ) : (
        <ul className="providers">
          {data.map((provider) => (
            <Provider key={provider.id} provider={provider} edit={() => setEdited(provider)} />
          ))}
        </ul>
      )}
      {edited !== null && <ProviderDialog provider={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </section>
  )
}

function Provider({ provider, edit }: { provider: ScrubbingProvider; edit: () => void }) {
  const refusal = useAdminRefusal()
  const test = useChange<ScrubbingTest>()
  const { budget, used } = provider
  return (
    <li>
      <div className="lh">
        <b>{provider.name}</b>
        <span className="mut">{kindNames[provider.kind]}</span>
        <span className={provider.enabled ? 'tag ok' : 'tag'}>{provider.enabled ? 'In use' : 'Switched off'}</span>
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} busy={test.isPending} title="Asks the provider without changing anything" onClick={() => test.mutate({ method: 'POST', path: `/scrubbing/providers/${encodeURIComponent(provider.id)}/test` })}>
          {test.isPending ? 'Testing' : 'Test'}
        </Action>
        <Action className="btn sm" refusal={refusal} onClick={edit}>
          Edit
        </Action>
      </div>
      <dl className="pairs num">
        <dt>Prefixes</dt>
        <dd className="mono">{provider.prefixes.join(', ')}</dd>
        <dt>Credentials</dt>
        <dd>{provider.credentials.length === 0 ? 'none stored' : `${provider.credentials.join(', ')} stored; never shown`}</dd>
        <dt>Clean-traffic return</dt>
        <dd>{provider.return === null ? 'not measured' : [provider.return.interface, ...(provider.return.probes ?? [])].filter(Boolean).join(', ')}</dd>
        <dt>Used this month</dt>
        <dd>
          {used.hours.toFixed(1)}
          {budget.hoursPerMonth != null && ` of ${count(budget.hoursPerMonth)}`} hours, {plural(used.diversions, 'diversion')}
          {budget.diversionsPerMonth != null && ` of ${count(budget.diversionsPerMonth)}`}; stays {plural(provider.minimumOnMinutes, 'minute')} at least
        </dd>
      </dl>
      {test.error !== null && (
        <p className="err" role="alert">
          {test.error.message}
        </p>
      )}
      {test.data !== undefined && <Answer test={test.data} />}
    </li>
  )
}

function Answer({ test }: { test: ScrubbingTest }) {
  return (
    <div className="answer" role="status">
      <p className={test.works ? 'good' : 'bad'}>{test.text}</p>
      {test.prefixes.map((each) => (
        <p key={each.prefix}>
          <span className="mono hi">{each.prefix}</span> <span className={each.works ? 'good' : 'bad'}>{each.text}</span>
        </p>
      ))}
    </div>
  )
}
