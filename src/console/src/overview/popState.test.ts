import { expect, it } from 'vitest'
import { incident, node, overview } from '../test/fixtures'
import { summed } from './PopCard'
import { levelOf, popViews } from './popState'

it('shows a node as badly as its worst incident', () => {
  expect(levelOf('attack', node(), [incident({ severity: 'high' })])).toBe('high')
  expect(levelOf('attack', node(), [incident({ severity: 'high' }), incident({ severity: 'critical' })])).toBe('critical')
  expect(levelOf('attack', node(), [])).toBe('critical')
  expect(levelOf('elevated', node(), [])).toBe('medium')
  expect(levelOf('normal', node(), [])).toBe('ok')
})

it('shows a silent node as silent even during an incident', () => expect(levelOf('offline', node(), [incident()])).toBe('off'))

it('sums a POP over its nodes, with a gap only when all are silent', () => {
  const { pops, nodes } = overview()
  const silent = { pps: null, bps: null, state: 'offline' as const, dropped: null, thresholdShare: null }
  const [ams, fra] = popViews(pops, nodes, [], (id) => (id === 'n1' ? silent : undefined))
  expect(ams).toMatchObject({ code: 'AMS', pps: 20_000, level: 'ok' })
  expect(fra).toMatchObject({ code: 'FRA', pps: null, level: 'off' })
  expect(fra?.silent).toHaveLength(1)
})

it('adds sparklines from the newest sample backwards', () => {
  expect(summed([[1, 2, 3], [10]])).toEqual([1, 2, 13])
  expect(summed([[null, 2], [null, null]])).toEqual([null, 2])
})
