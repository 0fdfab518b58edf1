import type { Severity } from '../api/types'
import { Glyph } from './Glyph'

export const severityNames: Record<Severity, string> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' }

export function SeverityChip({ severity }: { severity: Severity }) {
  return (
    <span className={`sev ${severity}`}>
      <Glyph shape={severity} />
      {severityNames[severity]}
    </span>
  )
}
