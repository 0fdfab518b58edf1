import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { CopyButton } from '../ui/CopyButton'
import { download } from '../ui/csv'
import { Failure, Loading } from '../ui/States'
import { draftQuery } from './queries'
import type { IncidentKind } from './wording'

/** The draft as text to complete. What is written here stays here: it is copied or kept as a file, not stored. */
export function Draft({ number, kind }: { number: number; kind: IncidentKind }) {
  const { data, error, refetch } = useQuery({ ...draftQuery({ kind, incident: number }), staleTime: Infinity })
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? data ?? ''
  return (
    <section className="panel list" aria-label="Draft to complete">
      <div className="ph">
        <h2>Draft to complete</h2>
        <span className="mut xs">what you write here is not stored: copy it or keep it as a file</span>
        <div className="sp" />
        <CopyButton text={text} label="Copy the draft" wide />
        <button type="button" className="btn sm" onClick={() => download(`INC-${number}-${kind}.txt`, text, 'text/plain')}>
          <Download className="i s" aria-hidden="true" />
          Keep as a file
        </button>
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={6} label="Loading draft" /> : <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div className="form">
          <textarea className="in report-draft" aria-label="Text of the draft" value={text} onChange={(event) => setTyped(event.target.value)} />
        </div>
      )}
    </section>
  )
}
