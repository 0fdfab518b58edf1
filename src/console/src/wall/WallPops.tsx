import type { Overview } from '../api/types'
import { thresholdShare } from '../format/numbers'
import { formatRate } from '../format/rates'
import { useLive, useTick } from '../live/react'
import { popViews, rank } from '../overview/popState'
import { Glyph } from '../ui/Glyph'

export function WallPops({ overview }: { overview: Overview }) {
  useTick()
  const { model } = useLive()
  const pops = popViews(overview.pops, overview.nodes, overview.incidents, model).toSorted(
    (a, b) => rank(a.level) - rank(b.level) || a.code.localeCompare(b.code),
  )
  return (
    <section className="wall-pops" aria-label="Points of presence">
      {pops.map((pop) => (
        <div key={pop.code} className={`panel ${pop.level}`}>
          <div className="wp1">
            <Glyph shape={pop.level} />
            <b>{pop.code}</b> <span className="mut">{pop.name}</span>
          </div>
          <div className="wp2 num">{pop.pps === null ? 'No data' : formatRate(pop.pps, 'pps')}</div>
          <div className="mut num">{pop.silent.length > 0 ? `${pop.silent.length} of ${pop.nodes.length} silent` : thresholdShare(pop.share)}</div>
        </div>
      ))}
    </section>
  )
}
