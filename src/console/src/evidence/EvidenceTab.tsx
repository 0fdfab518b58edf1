import { useQuery } from '@tanstack/react-query'
import { Package, PackageOpen } from 'lucide-react'
import { useAnalystRefusal } from '../access/session'
import { url } from '../api/client'
import { Action } from '../ui/Action'
import { CopyButton } from '../ui/CopyButton'
import { Empty, Failure, Loading } from '../ui/States'
import { EvidenceCard } from './EvidenceCard'
import { evidenceKeyQuery, evidenceQuery } from './queries'
import './evidence.css'

/** The captures of an incident as evidence, and the bundle to hand over. */
export default function EvidenceTab({ number }: { number: number }) {
  const { data, error, refetch } = useQuery(evidenceQuery(number))
  if (data === undefined) return error === null ? <Loading label="Loading evidence" /> : <Failure error={error} retry={() => void refetch()} />
  return (
    <div className="evidence">
      <Bundle number={number} />
      {data.length === 0 ? (
        <Empty icon={PackageOpen} title="No capture yet">
          <p>The bundle then holds the timeline and the configuration alone.</p>
        </Empty>
      ) : (
        <ul>
          {data.map((item) => (
            <EvidenceCard key={item.capture} item={item} incident={number} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Bundle({ number }: { number: number }) {
  const refusal = useAnalystRefusal()
  const { data: key } = useQuery(evidenceKeyQuery)
  return (
    <div className="bundle">
      <div>
        <p>
          A bundle holds the captures, the timeline, the configuration at the time and who looked at them, with hashes and a signature.
          <span className="mono"> flowtriq ctl verify</span> checks it without this server.
        </p>
        {key !== undefined && (
          <p className="mut">
            Key fingerprint <span className="mono digits">{key.fingerprint}</span> <CopyButton text={key.fingerprint} label="Copy the key’s fingerprint" />
          </p>
        )}
      </div>
      {refusal === null ? (
        <a className="btn" href={url(`/incidents/${number}/evidence/bundle`)} download>
          <Package className="i" aria-hidden="true" />
          Bundle
        </a>
      ) : (
        <Action refusal={refusal} onClick={() => undefined}>
          <Package className="i" aria-hidden="true" />
          Bundle
        </Action>
      )}
    </div>
  )
}
