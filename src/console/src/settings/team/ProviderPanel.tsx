import { useQuery } from '@tanstack/react-query'
import { Failure, Loading } from '../../ui/States'
import { ProviderForm } from './ProviderForm'
import { providerQuery } from './queries'

/** Signing in with an OpenID Connect provider. */
export function ProviderPanel() {
  const { data, error, refetch } = useQuery(providerQuery)
  return (
    <section className="panel" aria-label="Identity provider">
      <div className="ph">
        <h2>Identity provider</h2>
        <span className="mut xs">OpenID Connect, beside passwords</span>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={3} label="Loading the identity provider" /> : <Failure error={error} retry={() => void refetch()} />
      ) : (
        <ProviderForm key={JSON.stringify(data)} provider={data} />
      )}
    </section>
  )
}
