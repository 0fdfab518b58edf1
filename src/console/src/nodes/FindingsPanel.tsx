import type { Finding } from '../api/types'
import { Empty } from '../ui/States'

/** What the agent found in the way of its work on its machine, the worst first; what is well is only counted. */
export function FindingsPanel({ findings }: { findings: Finding[] }) {
  const bad = findings.filter((finding) => finding.level !== 'ok')
  const well = findings.length - bad.length
  return (
    <section className="panel" aria-label="Doctor">
      <div className="ph">
        <h2>Doctor</h2>
        <span className="mut xs">what the agent found on its machine; run ftagent doctor there for more</span>
      </div>
      {findings.length === 0 ? (
        <Empty title="Not examined yet">
          <p>An agent examines its machine ten seconds after its start and every ten minutes. Older agents do not.</p>
        </Empty>
      ) : (
        <>
          {bad.length > 0 && (
            <ol className="notices" tabIndex={0} aria-label="Findings, the worst first">
              {bad.map((finding) => (
                <Entry key={`${finding.check} ${finding.text}`} finding={finding} />
              ))}
            </ol>
          )}
          <p className="well mut">
            {well} of {findings.length} checks are well
          </p>
        </>
      )}
    </section>
  )
}

function Entry({ finding }: { finding: Finding }) {
  return (
    <li>
      <b className={finding.level === 'problem' ? 'bad' : 'warn'}>{finding.level === 'problem' ? 'Problem' : 'Warning'}</b>
      <b>{finding.check}</b>
      <span>{finding.text}</span>
      {finding.advice.length > 0 && <span className="mut">{finding.advice}</span>}
    </li>
  )
}
