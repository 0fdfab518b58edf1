import { getRouteApi } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import type { Overview } from '../api/types'
import { useLive, useTick } from '../live/react'
import { Glyph } from '../ui/Glyph'
import { Segments } from '../ui/Segments'
import { NodeTile } from './NodeTile'
import { PopCard } from './PopCard'
import { popViews, rank } from './popState'

/** Most columns that leave a card its width, on ordinary and on wide screens. */
const mostColumns = { '--columns': 6, '--columns-wide': 8 }

/** Rows of nearly the same length: seven cards stand as four and three, not as six and one. */
function columnsOf(count: number): CSSProperties {
  const even = Object.entries(mostColumns).map(([name, most]) => [name, Math.ceil(count / Math.max(1, Math.ceil(count / most)))])
  return Object.fromEntries(even) as CSSProperties
}

const route = getRouteApi('/shell/overview')

export function PopPanel({ overview }: { overview: Overview }) {
  const { view, sort, pop } = route.useSearch()
  const navigate = route.useNavigate()
  useTick()
  const { model } = useLive()
  const pops = popViews(overview.pops, overview.nodes, overview.incidents, model).filter(
    ({ code }) => pop === undefined || code === pop,
  )
  return (
    <section className="panel pops" aria-label="Points of presence">
      <div className="ph">
        <h2>Points of presence</h2>
        <span className="mut xs hint">bar height = share of node threshold</span>
        <div className="sp" />
        <div className="lg legend">
          <span className="ps critical"><Glyph shape="critical" />Attack</span>
          <span className="ps high"><Glyph shape="high" />High</span>
          <span className="ps medium"><Glyph shape="medium" />Elevated</span>
          <span className="ps ok"><Glyph shape="ok" />Normal</span>
        </div>
        <Segments
          small
          label="Show"
          value={view ?? 'pops'}
          options={[['pops', 'POPs'], ['nodes', 'Nodes']]}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, view: next === 'nodes' ? next : undefined }), replace: true })}
        />
        <Segments
          small
          label="Order"
          value={sort ?? 'severity'}
          options={[['severity', 'Severity first'], ['az', 'A–Z']]}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, sort: next === 'az' ? next : undefined }), replace: true })}
        />
      </div>
      {view === 'nodes' ? (
        <div className="tiles">
          {pops
            .flatMap((each) => each.nodes)
            .toSorted((a, b) => (sort === 'az' ? 0 : rank(a.level) - rank(b.level)) || a.node.name.localeCompare(b.node.name))
            .map((each) => (
              <NodeTile key={each.node.id} view={each} />
            ))}
        </div>
      ) : (
        <div className="pgrid" style={columnsOf(pops.length)}>
          {pops
            .toSorted((a, b) => (sort === 'az' ? 0 : rank(a.level) - rank(b.level)) || a.code.localeCompare(b.code))
            .map((each) => (
              <PopCard key={each.code} pop={each} />
            ))}
        </div>
      )}
    </section>
  )
}
