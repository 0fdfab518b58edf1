import { expect, it } from 'vitest'
import { incident, node, overview } from '../test/fixtures'
import { levelOf, popViews } from './popState'

it('shows a node as badly as its worst incident', () => {
  expect(levelOf('attack', node(), [incident({ severity: 'high' })])).toBe('high')
  expect(levelOf('attack', node(), [incident({ severity: 'high' }), incident({ severity: 'critical' })])).toBe('critical')
  expect(levelOf('attack', node(), [])).toBe('critical')
  expect(levelOf('elevated', node(), [])).toBe('medium')
  expect(levelOf('normal', node(), [])).toBe('ok')
})

it('shows a silent node as silent even during an incident', () => expect(levelOf('offline', node(), [incident()])).toBe('off'))

it('shows what the server summed for a POP, and counts its silent nodes', () => {
  const { pops, nodes } = overview()
  const silent = { pps: null, bps: null, state: 'offline' as const, thresholdShare: null }
  const [ams, fra] = popViews(pops, nodes, [], {
    node: (id) => (id === 'n1' ? silent : undefined),
    pop: (code) => (code === 'FRA' ? { pps: null, bps: null, thresholdShare: 0 } : undefined),
  })
  expect(ams).toMatchObject({ code: 'AMS', pps: 20_000, level: 'ok' })
  expect(fra).toMatchObject({ code: 'FRA', pps: null, level: 'off' })
  expect(fra?.silent).toHaveLength(1)
})
