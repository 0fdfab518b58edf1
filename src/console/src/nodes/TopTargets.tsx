import type { NodeDetail, ProtocolMix } from '../api/types'
import { percent } from '../format/numbers'
import { exactRate, formatRate } from '../format/rates'
import { shownTarget } from '../incidents/wording'
import { CopyButton } from '../ui/CopyButton'
import { Empty } from '../ui/States'

export function TopTargets({ detail }: { detail: NodeDetail }) {
  return (
    <section className="panel" aria-label="Top targets">
      <div className="ph">
        <h2>Top targets</h2>
        <span className="mut xs">estimated from the packet sample</span>
      </div>
      {detail.mix !== null && <Mix mix={detail.mix} />}
      {detail.topTargets.length === 0 ? (
        <Empty title="No target sampled">
          <p>{detail.node.captureMode === 'counters' ? 'This node runs in counters mode: rates are exact, targets are unknown.' : 'Targets appear as soon as packets are sampled.'}</p>
        </Empty>
      ) : (
        <table className="num">
          <thead>
            <tr>
              <th>Target</th>
              <th className="r">Packets</th>
              <th className="r">Standard error</th>
              <th className="r">Bits</th>
            </tr>
          </thead>
          <tbody>
            {detail.topTargets.map((row) => (
              <tr key={row.target}>
                <td className="mono hi">
                  {shownTarget(row.target)} <CopyButton text={row.target} label={`Copy ${row.target}`} />
                </td>
                <td className="r hi" title={exactRate(row.pps, 'pps')}>{formatRate(row.pps, 'pps')}</td>
                <td className="r mut">± {formatRate(row.standardErrorPps, 'pps')}</td>
                <td className="r">{formatRate(row.bps, 'bps')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Mix({ mix }: { mix: ProtocolMix }) {
  return (
    <p className="mut num xs mix">
      TCP {percent(mix.tcp)} · UDP {percent(mix.udp)} · ICMP {percent(mix.icmp)} · other {percent(mix.other)} · fragments {percent(mix.fragments)}
    </p>
  )
}
