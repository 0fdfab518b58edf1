import { getRouteApi } from '@tanstack/react-router'
import type { Bound, InterfaceDirection, NodeDetail } from '../api/types'
import { count, percent } from '../format/numbers'
import { exactRate, formatRate } from '../format/rates'
import { Empty } from '../ui/States'
import { StateBadge } from './StateBadge'

const route = getRouteApi('/shell/nodes/$id')

export function InterfaceTable({ detail }: { detail: NodeDetail }) {
  return (
    <section className="panel" aria-label="Interfaces">
      <div className="ph">
        <h2>Interfaces</h2>
        <span className="mut xs">threshold in force beside each rate</span>
      </div>
      {detail.interfaces.length === 0 ? (
        <Empty title="No interface reported yet" />
      ) : (
        <div className="scroll" role="region" aria-label="Table of interfaces" tabIndex={0}>
          <table className="num">
            <thead>
              <tr>
                <th>Interface</th>
                <th>Role</th>
                <th className="r">Capacity</th>
                <th>State</th>
                <th className="r">In packets</th>
                <th className="r">Threshold</th>
                <th className="r">In bits</th>
                <th className="r">Threshold</th>
                <th className="r">Out packets</th>
                <th className="r">Out bits</th>
                <th className="r">Drops</th>
              </tr>
            </thead>
            <tbody>
              {detail.interfaces.map((each) => (
                <tr key={each.name}>
                  <td>
                    <InterfaceLink name={each.name} />
                    {!each.up && <span className="tag warn">down</span>}
                  </td>
                  <td>{each.role}</td>
                  <td className="r">{each.capacityBps > 0 ? formatRate(each.capacityBps, 'bps') : 'unknown'}</td>
                  <td>
                    <StateBadge state={each.inbound.state} />
                  </td>
                  <Rate of={each.inbound} unit="pps" strong />
                  <Threshold bounds={each.inbound.packets} unit="pps" readiness={each.inbound.readiness} />
                  <Rate of={each.inbound} unit="bps" capacity={each.capacityBps} />
                  <Threshold bounds={each.inbound.bits} unit="bps" readiness={each.inbound.readiness} />
                  <Rate of={each.outbound} unit="pps" />
                  <Rate of={each.outbound} unit="bps" capacity={each.capacityBps} />
                  <td className="r">{each.inbound.dropped > 0 ? <span className="warn">{count(each.inbound.dropped)}</span> : '0'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function InterfaceLink({ name }: { name: string }) {
  const navigate = route.useNavigate()
  return (
    <button type="button" className="mono hi" title="Show in the charts" onClick={() => void navigate({ search: (old) => ({ ...old, iface: name }), replace: true })}>
      {name}
    </button>
  )
}

function Rate({ of, unit, capacity = 0, strong = false }: { of: InterfaceDirection; unit: 'pps' | 'bps'; capacity?: number; strong?: boolean }) {
  return (
    <td className={strong ? 'r hi' : 'r'} title={exactRate(of[unit], unit)}>
      {formatRate(of[unit], unit)}
      {capacity > 0 && <span className="mut"> {percent(of[unit] / capacity)}</span>}
    </td>
  )
}

function Threshold({ bounds, unit, readiness }: { bounds: Bound[]; unit: 'pps' | 'bps'; readiness: InterfaceDirection['readiness'] }) {
  const effective = bounds.find((bound) => bound.effective)
  return (
    <td className="r mut" title={bounds.map((bound) => bound.text).join('\n')}>
      {effective === undefined ? readiness : formatRate(effective.value, unit)}
    </td>
  )
}
