import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useAdminRefusal } from '../../access/session'
import { count } from '../../format/numbers'
import { Action } from '../../ui/Action'
import { CopyButton } from '../../ui/CopyButton'
import { auditCheckQuery } from './queries'

/** Whether the log is as it was written, when somebody asks. */
export function AuditCheckPanel() {
  const { data, error, isFetching, refetch } = useQuery(auditCheckQuery)
  const refusal = useAdminRefusal()
  return (
    <section className="panel" aria-label="Integrity">
      <div className="ph">
        <h2>Integrity</h2>
        {data !== undefined && (
          <span className={data.whole ? 'tag ok' : 'tag bad'} role="status">
            {data.whole ? `Whole: ${count(data.lines)} entries` : `Broken at entry ${data.brokenAt}`}
          </span>
        )}
        <div className="sp" />
        <Action className="btn sm" refusal={refusal} busy={isFetching} onClick={() => void refetch()}>
          <ShieldCheck className="i s" aria-hidden="true" />
          Verify now
        </Action>
      </div>
      <div className="audit-check">
        <p className="mut xs">Each entry holds the hash of the one before it. Note the newest hash elsewhere: nobody can then rewrite the log unseen.</p>
        {data !== undefined && (
          <p className="mono xs">
            {data.head} <CopyButton text={data.head} label="Copy the newest hash" />
          </p>
        )}
        {data !== undefined && !data.whole && <p className="err">{data.reason}</p>}
        {error !== null && (
          <p className="err" role="alert">
            {error.message}
          </p>
        )}
      </div>
    </section>
  )
}
