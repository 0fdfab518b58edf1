import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { Spark } from '../charts/Spark'
import { plural, thresholdShare } from '../format/numbers'
import { formatRate } from '../format/rates'
import { duration } from '../format/time'
import { useLive } from '../live/react'
import { Glyph } from '../ui/Glyph'
import type { Level, NodeView, PopView } from './popState'

const sparkColors: Record<Level, string> = { critical: 'sev-critical', high: 'sev-high', medium: 'sev-medium', ok: 'ch-passed', off: 'ch-passed' }
const barPixels = 26

export function PopCard({ pop }: { pop: PopView }) {
  const live = useLive()
  const { code } = pop
  const read = useCallback(() => live.model.spark(code)?.toArray() ?? [], [live, code])
  return (
    <Link to="/nodes" search={{ pop: pop.code }} className={`pop ${pop.level}`}>
      <div className="p1">
        <b>{pop.code}</b>
        <span className="cut">{pop.name}</span>
        <em className="num">{plural(pop.nodes.length, 'node')}</em>
      </div>
      <div className="p2 num">
        <b>{pop.pps === null ? 'No data' : formatRate(pop.pps, 'pps')}</b>
        <span>{formatRate(pop.bps, 'bps')}</span>
      </div>
      <div className="p3">
        <div className="cells">
          {pop.nodes.map((view) => (
            <Cell key={view.node.id} view={view} />
          ))}
        </div>
        <Spark read={read} subscribe={live.ticks.subscribe} width={70} height={26} color={sparkColors[pop.level]} />
      </div>
      <State pop={pop} />
    </Link>
  )
}

function Cell({ view }: { view: NodeView }) {
  const height = Math.max(3, Math.min(1, view.now.thresholdShare ?? 0) * barPixels)
  return (
    <i className={view.level} title={`${view.node.name}: ${view.level === 'off' ? 'no report' : thresholdShare(view.now.thresholdShare ?? 0)}`}>
      {view.level !== 'off' && <u style={{ height }} />}
    </i>
  )
}

function State({ pop }: { pop: PopView }) {
  const [silent] = pop.silent
  switch (pop.level) {
    case 'critical':
    case 'high':
      return (
        <span className={`ps ${pop.level}`}>
          <Glyph shape={pop.level} />
          {pop.share >= 1 ? thresholdShare(pop.share) : 'Attack subsiding'}
        </span>
      )
    case 'medium':
      return (
        <span className="ps medium">
          <Glyph shape="medium" />
          Elevated
        </span>
      )
    case 'off':
      return (
        <span className="ps off">
          <Glyph shape="off" />
          {silent?.now.state === 'waiting'
            ? `${plural(pop.silent.length, 'node')} waiting for a first report`
            : `${plural(pop.silent.length, 'node')} silent, ${duration(silent?.node.silentSeconds ?? 0)}`}
        </span>
      )
    default:
      return <span className="ps">{pop.nodes.some(({ now }) => now.state === 'learning') ? 'Learning its baseline' : thresholdShare(pop.share)}</span>
  }
}
