import { getRouteApi } from '@tanstack/react-router'
import { Download, Funnel, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Query, url } from '../api/client'
import type { IncidentState, Severity } from '../api/types'
import { plural } from '../format/numbers'
import { useOverview } from '../live/react'
import { Segments } from '../ui/Segments'
import { severityNames } from '../ui/SeverityChip'
import { type IncidentsSearch, incidentStates, severities } from './search'
import { stateNames } from './wording'

const route = getRouteApi('/shell/incidents')

export function IncidentFilters({ total, request }: { total: number | null; request: Query }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const pops = useOverview().data?.pops ?? []
  const set = (change: Partial<IncidentsSearch>): void => void navigate({ search: (old) => ({ ...old, page: undefined, ...change }) })
  return (
    <div className="filters">
      <Segments<IncidentState | 'all'>
        small
        label="State"
        value={search.state ?? 'all'}
        options={[['all', 'All'], ...incidentStates.map((state) => [state, stateNames[state]] as const)]}
        onChange={(state) => set({ state: state === 'all' ? undefined : state })}
      />
      <select className="in" aria-label="Severity" value={search.severity ?? ''} onChange={(event) => set({ severity: (event.target.value || undefined) as Severity | undefined })}>
        <option value="">Any severity</option>
        {severities.map((severity) => (
          <option key={severity} value={severity}>
            {severityNames[severity]}
          </option>
        ))}
      </select>
      <select className="in" aria-label="Point of presence" value={search.pop ?? ''} onChange={(event) => set({ pop: event.target.value || undefined })}>
        <option value="">Any POP</option>
        {pops.map(({ code, name }) => (
          <option key={code} value={code}>
            {code} {name}
          </option>
        ))}
      </select>
      <TextFilter value={search.q ?? ''} onChange={(q) => set({ q: q === '' ? undefined : q })} />
      {search.node !== undefined && (
        <button type="button" className="tag info chip" onClick={() => set({ node: undefined })}>
          Node {search.node}
          <X className="i s" aria-label="Remove" />
        </button>
      )}
      <div className="sp" />
      {total !== null && <span className="mut num">{plural(total, 'incident')}</span>}
      <a className="btn sm" href={url('/incidents', { ...request, limit: undefined, offset: undefined, format: 'csv' })} download title="Everything these filters match">
        <Download className="i s" aria-hidden="true" />
        CSV
      </a>
    </div>
  )
}

/** Typing waits a moment before it becomes part of the URL. */
function TextFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), 300)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <label className="text-filter">
      <Funnel className="i s" aria-hidden="true" />
      <span className="sr">Filter by target, title or number</span>
      <input
        id="incident-filter"
        className="in"
        placeholder="Target, attack or number"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <kbd>/</kbd>
    </label>
  )
}
