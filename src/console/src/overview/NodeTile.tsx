import { Link } from '@tanstack/react-router'
import { thresholdShare } from '../format/numbers'
import { formatRate } from '../format/rates'
import { duration } from '../format/time'
import { Glyph } from '../ui/Glyph'
import type { NodeView } from './popState'

/** One of up to some hundred nodes: name, rate and how near to its threshold. */
export function NodeTile({ view: { node, now, level } }: { view: NodeView }) {
  return (
    <Link to="/nodes/$id" params={{ id: node.id }} className={`tile ${level}`}>
      <span className="t1">
        <Glyph shape={level} />
        <b className="cut">{node.name}</b>
      </span>
      <span className="t2 num">
        <span>{level === 'off' ? silence(node.silentSeconds, now.state) : formatRate(now.pps, 'pps')}</span>
        <span className="mut">{level === 'off' ? '' : thresholdShare(now.thresholdShare ?? 0).replace(' threshold', '').replace(' of', '')}</span>
      </span>
    </Link>
  )
}

const silence = (seconds: number, state: string): string => (state === 'waiting' ? 'waiting' : `silent ${duration(seconds)}`)
