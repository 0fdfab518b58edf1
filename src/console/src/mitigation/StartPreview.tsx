import type { MitigationLevel, MitigationPreview } from '../api/types'
import { Blast } from './Blast'
import { RouterText } from './RouterText'

/** What a request would do: every rule, whether the safety kernel lets it pass, whom it touches. */
export function StartPreview({ preview, level }: { preview: MitigationPreview; level: MitigationLevel }) {
  return (
    <section className="texts start-preview" aria-label="Preview">
      <ul className="rule-list">
        {preview.mitigations.map((each) => (
          <li key={each.action}>
            {each.action}
            <small>
              {each.admitted ? <span className="good">The safety kernel lets it pass</span> : <span className="bad">Refused: {each.refusal}</span>}
              {each.prediction !== null && `, ${each.prediction}`}
              {each.against !== '' && `, against ${each.against}`}
            </small>
          </li>
        ))}
      </ul>
      <Blast blast={preview.blast} mild={level === 'firewall' || level === 'flowSpec'} />
      {preview.approvalsNeeded > 1 && <p className="warn">{preview.approvalsNeeded} different people must agree, you included. It waits until they did.</p>}
      {preview.takers.length > 0 && <p className="mut">Asked: {preview.takers.join(', ')}</p>}
      {preview.warnings.map((warning) => (
        <p key={warning} className="warn">
          {warning}
        </p>
      ))}
      <RouterText texts={preview.mitigations.map(({ texts }) => texts)} />
    </section>
  )
}
