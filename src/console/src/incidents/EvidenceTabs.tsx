import { getRouteApi } from '@tanstack/react-router'
import type { IncidentDetail } from '../api/types'
import { count } from '../format/numbers'
import { Loading } from '../ui/States'
import { later } from '../ui/later'
import type { Tab } from './tabs'

const PacketsTab = later(() => import('../packets/PacketsTab'), <Loading label="Loading packets" />)
const EvidenceTab = later(() => import('../evidence/EvidenceTab'), <Loading label="Loading evidence" />)
const SourceTable = later(async () => ({ default: (await import('./Shares')).SourceTable }), <Loading label="Loading sources" />)
const TargetTable = later(async () => ({ default: (await import('./Shares')).TargetTable }), <Loading label="Loading targets" />)
const Observations = later(async () => ({ default: (await import('./Observations')).Observations }), <Loading label="Loading detection" />)
const route = getRouteApi('/shell/incidents/$number')

export function EvidenceTabs({ detail }: { detail: IncidentDetail }) {
  const { tab = 'packets' } = route.useSearch()
  const navigate = route.useNavigate()
  const packets = detail.captures.reduce((sum, capture) => sum + capture.packets, 0)
  const tabs: readonly (readonly [Tab, string, number])[] = [
    ['packets', 'Packets', packets],
    ['sources', 'Sources', detail.sourceCount],
    ['targets', 'Targets', detail.targets.length],
    ['detection', 'Detection', detail.observations.length],
    ['evidence', 'Evidence', detail.captures.length],
  ]
  return (
    <section className="panel pk" aria-label="Evidence">
      <div className="tabs">
        <div role="tablist" aria-label="Evidence">
          {tabs.map(([key, label, size]) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`tab-${key}`}
              aria-selected={key === tab}
              aria-controls="evidence"
              className={key === tab ? 'on' : undefined}
              onClick={() => void navigate({ search: (old) => ({ ...old, tab: key === 'packets' ? undefined : key }), replace: true })}
            >
              {label} <em className="num">{count(size)}</em>
            </button>
          ))}
        </div>
        <div className="x" id="packet-filter" />
      </div>
      <div className="tab-body" id="evidence" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'packets' && <PacketsTab captures={detail.captures} nodes={detail.summary.nodes} />}
        {tab === 'evidence' && <EvidenceTab number={detail.summary.number} />}
        {tab === 'sources' && <SourceTable sources={detail.sources} total={detail.sourceCount} name={detail.summary.id} />}
        {tab === 'detection' && <Observations detail={detail} />}
        {tab === 'targets' && <TargetTable targets={detail.targets} name={detail.summary.id} over={detail.summary.state === 'resolved'} />}
      </div>
    </section>
  )
}
