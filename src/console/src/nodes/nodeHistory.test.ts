import { expect, it } from 'vitest'
import { nodeDetail, now } from '../test/fixtures'
import { NodeHistory } from './nodeHistory'

const tick = (second: number, seen: number) => {
  const node = { ...nodeDetail.node, lastSeen: new Date(now + seen * 1000).toISOString() }
  return { id: node.id, t: now + second * 1000, detail: { ...nodeDetail, node } }
}

it('shows a gap while a tick only repeats the last report', () => {
  const history = new NodeHistory()
  history.append(tick(1, 1), 'eth0', 'inbound')
  history.append(tick(2, 1), 'eth0', 'inbound')
  history.append(tick(4, 1), 'eth0', 'inbound')
  history.append(tick(5, 5), 'eth0', 'inbound')
  expect(history.source('pps').read().data[3]).toEqual([20_000, 20_000, null, 20_000])
})
