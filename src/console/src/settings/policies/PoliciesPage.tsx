import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Plus, Route } from 'lucide-react'
import { useState } from 'react'
import { useAdminRefusal } from '../../access/session'
import { send } from '../../api/client'
import type { PolicyBody, PolicyView } from '../../api/types'
import Confirm from '../../dialogs/Confirm'
import { plural } from '../../format/numbers'
import { policiesQuery, presetsQuery } from '../../mitigation/rulesQueries'
import { Action } from '../../ui/Action'
import { Empty, Failure, Loading } from '../../ui/States'
import { SettingsPage } from '../SettingsPage'
import { PolicyEditor } from './PolicyEditor'
import '../../mitigation/ladder.css'
import './policies.css'

const route = getRouteApi('/shell/settings/mitigation/policies')

/** Every policy, and the chosen one as an editor. The workspace's holds for everybody without one of their own. */
export function PoliciesPage() {
  const { policy } = route.useSearch()
  const { data, error, refetch } = useQuery(policiesQuery)
  return (
    <SettingsPage title="Policies">
      {data === undefined ? (
        <div className="panel">{error === null ? <Loading rows={8} label="Loading policies" /> : <Failure error={error} retry={() => void refetch()} />}</div>
      ) : (
        <Policies policies={data} chosen={policy} />
      )}
    </SettingsPage>
  )
}

function Policies({ policies, chosen }: { policies: PolicyView[]; chosen: string | undefined }) {
  const navigate = route.useNavigate()
  const [start, setStart] = useState<PolicyBody | null>(null)
  const view = policies.find(({ policy }) => policy.name === chosen) ?? policies.find(({ isWorkspace }) => isWorkspace) ?? policies[0]
  const open = (name: string): void => {
    setStart(null)
    void navigate({ search: { policy: name } })
  }
  return (
    <>
      <section className="panel policy-list" aria-label="Policies">
        <div className="ph">
          <h2>Policies</h2>
          <span className="mut xs">what each level of the ladder may do</span>
          <div className="sp" />
          <NewPolicy onStart={setStart} />
        </div>
        {policies.length === 0 && start === null && (
          <Empty icon={Route} title="No policy yet">
            <p>Without a policy nothing is mitigated. Start from a preset; nothing is in force before it is saved.</p>
          </Empty>
        )}
        <ul>
          {policies.map((each) => (
            <li key={each.number} className={start === null && each === view ? 'on' : undefined}>
              <Link to="/settings/mitigation/policies" search={{ policy: each.policy.name }} onClick={() => setStart(null)} aria-current={start === null && each === view ? 'true' : undefined}>
                <b>{each.policy.name}</b>
              </Link>
              {each.isWorkspace && <span className="tag info">Workspace</span>}
              <span className="mut xs num">{each.customers.length > 0 ? plural(each.customers.length, 'customer') : each.isWorkspace ? 'everybody without one of their own' : 'not used'}</span>
              <div className="sp" />
              <PolicyActions view={each} />
            </li>
          ))}
        </ul>
      </section>
      {start !== null ? (
        <PolicyEditor key={`new ${start.name}`} view={null} start={start} onSaved={(saved) => open(saved.policy.name)} />
      ) : (
        view !== undefined && <PolicyEditor key={`${view.number} ${view.revision}`} view={view} start={view.policy} onSaved={(saved) => open(saved.policy.name)} />
      )}
    </>
  )
}

function NewPolicy({ onStart }: { onStart: (start: PolicyBody) => void }) {
  const refusal = useAdminRefusal()
  const { data: presets = [] } = useQuery(presetsQuery)
  return (
    <label className="new-policy">
      <Plus className="i s" aria-hidden="true" />
      <span className="sr">New policy from a preset</span>
      <select
        className="in"
        value=""
        disabled={refusal !== null}
        title={refusal ?? undefined}
        onChange={(event) => {
          const preset = presets.find(({ name }) => name === event.target.value)
          if (preset !== undefined) onStart(preset)
        }}
      >
        <option value="">New from preset</option>
        {presets.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function PolicyActions({ view }: { view: PolicyView }) {
  const refusal = useAdminRefusal()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'workspace' | 'remove' | null>(null)
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (kind: 'workspace' | 'remove') =>
      kind === 'remove' ? send<void>('DELETE', `/policies/${view.number}`) : send<unknown>('PUT', `/policies/${view.number}/workspace`),
    onSuccess: () => {
      setAsking(null)
      void queries.invalidateQueries({ queryKey: ['policies'] })
      void queries.invalidateQueries({ queryKey: ['customers'] })
    },
  })
  const close = (): void => {
    setAsking(null)
    reset()
  }
  if (refusal !== null || view.isWorkspace) return null
  const { name } = view.policy
  return (
    <>
      <button type="button" className="btn g sm" onClick={() => setAsking('workspace')}>
        Use for everybody
      </button>
      <Action className="btn g sm" refusal={view.customers.length > 0 ? `Used by ${view.customers.join(', ')}` : null} onClick={() => setAsking('remove')}>
        Delete
      </Action>
      {asking === 'workspace' && (
        <Confirm title={`Use “${name}” for everybody`} verb="Use it" harmless busy={isPending} error={error} confirm={() => mutate('workspace')} close={close}>
          <p>It becomes the workspace’s policy: it decides for every customer without a policy of their own, and for incidents that run now.</p>
        </Confirm>
      )}
      {asking === 'remove' && (
        <Confirm title={`Delete “${name}”`} verb="Delete policy" busy={isPending} error={error} confirm={() => mutate('remove')} close={close}>
          <p>No customer uses it. Past mitigations keep naming it.</p>
        </Confirm>
      )}
    </>
  )
}
