import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ConfigScopeSummary } from '../../api/types'
import { count } from '../../format/numbers'
import { scopeName, scopesQuery } from '../../nodes/configuration'
import { ScopeEditor } from '../../nodes/ScopeEditor'
import { Segments } from '../../ui/Segments'
import { Failure, Loading } from '../../ui/States'
import { SettingsPage } from '../SettingsPage'

const route = getRouteApi('/shell/settings/configuration')

/** What all nodes, or those of a POP or a group, go by; and how far they are with it. */
export function ConfigurationPage() {
  const { scope } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery({ ...scopesQuery, refetchInterval: 5_000 })
  const shown = data?.find(({ layer }) => layer.scope === scope) ?? data?.[0]
  return (
    <SettingsPage title="Configuration">
      {data === undefined || shown === undefined ? (
        <div className="panel">{error === null ? <Loading rows={8} label="Loading configuration" /> : <Failure error={error} retry={() => void refetch()} />}</div>
      ) : (
        <>
          <Segments
            label="For whom"
            value={shown.layer.scope}
            options={data.map(({ layer }) => [layer.scope, scopeName(layer.scope)] as const)}
            onChange={(next) => void navigate({ search: { scope: next }, replace: true })}
          />
          <Scope key={shown.layer.scope} summary={shown} />
        </>
      )}
    </SettingsPage>
  )
}

function Scope({ summary: { layer, nodes, inForce, waiting, refused } }: { summary: ConfigScopeSummary }) {
  const name = scopeName(layer.scope)
  return (
    <section className="panel config" aria-label="Configuration">
      <div className="ph">
        <h2>{name}</h2>
        <span className={inForce === nodes ? 'tag ok' : 'tag warn'}>
          {count(inForce)} of {count(nodes)} nodes go by what they are offered
        </span>
        {waiting > 0 && <span className="tag">{count(waiting)} have yet to take it</span>}
        {refused.length > 0 && <span className="tag bad">{count(refused.length)} refused it</span>}
      </div>
      <p className="mut xs">
        Thresholds, prefixes, interface roles and captures. In rising precedence: the agent's defaults, the node's own file, all nodes, the POP, the group, the node. What may run programs or filter packets is set on the node only.
      </p>
      {refused.map(({ node, name: who, reason }) => (
        <p key={node}>
          <Link to="/nodes/$id" params={{ id: node }}>
            {who}
          </Link>{' '}
          <span className="err">{reason}</span>
        </p>
      ))}
      <ScopeEditor layer={layer} label={`Configuration of ${layer.scope === 'fleet' ? 'all nodes' : name}`} reaches={nodes} />
    </section>
  )
}
