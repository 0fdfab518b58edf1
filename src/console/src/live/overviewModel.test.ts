import { expect, it } from 'vitest'
import { incident, now, overview, tick } from '../test/fixtures'
import { withIncident } from './cache'
import { OverviewModel } from './overviewModel'

function loaded(): OverviewModel {
  const model = new OverviewModel()
  model.reset(overview())
  return model
}

it('applies a tick in the order of the snapshot', () => {
  const model = loaded()
  expect(model.apply(tick())).toBe(true)
  expect(model.node('n1')).toMatchObject({ pps: 900_000, state: 'attack', thresholdShare: 12.4 })
  expect(model.node('n2')).toMatchObject({ pps: 20_000, state: 'normal' })
  expect(model.spark('FRA')?.toArray()).toEqual([1, 2, null, 900_000])
  expect(model.pop('AMS')).toEqual({ pps: 20_000, bps: 1e8, thresholdShare: 0.3 })
  expect(model.totals).toMatchObject({ pps: 920_000, reporting: 2, total: 2, lag: 250 })
})

it('keeps the rates of the last tick when only an incident was put into the snapshot', () => {
  const model = loaded()
  model.apply(tick())
  model.reset(withIncident(overview(), incident({ number: 18 })))
  expect(model.totals?.pps).toBe(920_000)
  expect(model.node('n1')?.pps).toBe(900_000)
})

it('refuses a tick that speaks of another snapshot', () => {
  const model = loaded()
  expect(model.apply(tick({ v: 2 }))).toBe(false)
  expect(model.node('n1')?.pps).toBe(20_000)
})

it('takes the sums of a tick that speaks of another snapshot', () => {
  const model = loaded()
  model.apply(tick({ v: 2 }))
  expect(model.totals?.pps).toBe(920_000)
  expect(model.network.read()[1]?.at(-1)).toBe(920_000)
})

it('takes the sums from the tick and never from its nodes', () => {
  const model = loaded()
  model.apply(tick({ p: [null, 20_000], b: [null, 1e8], s: [0, 2], net: { pps: 21_000, bps: 1e8, dropped: 3, droppedBps: 15_000, delivered: 20_997, deliveredBps: 99_985_000, reporting: 1, nodes: 2, bgpUp: 3, bgpTotal: 4 } }))
  expect(model.node('n1')).toMatchObject({ pps: null, state: 'offline' })
  expect(model.totals).toMatchObject({ pps: 21_000, droppedPps: 3, droppedBps: 15_000, deliveredPps: 20_997, deliveredBps: 99_985_000, reporting: 1 })
})

it('has no network rate when no node reports', () => {
  const model = loaded()
  model.apply(tick({ net: { pps: null, bps: null, dropped: 0, droppedBps: 0, delivered: null, deliveredBps: null, reporting: 0, nodes: 2, bgpUp: 3, bgpTotal: 4 } }))
  expect(model.totals?.pps).toBeNull()
  expect(model.network.read()[1]?.at(-1)).toBeNull()
})

it('does not draw a baseline that is not learned', () => {
  const model = loaded()
  model.apply(tick({ n: [0, 0, 0, 0, 0, 0] }))
  const [times, pps, , p50] = model.network.read()
  expect(times.at(-1)).toBe((now + 1000) / 1000)
  expect(pps?.at(-1)).toBe(920_000)
  expect(p50?.at(-1)).toBeNull()
})

it('puts a new incident first and moves a resolved one to today', () => {
  const before = overview()
  const opened = withIncident(before, incident({ number: 18 }))
  expect(opened.incidents.map(({ number }) => number)).toEqual([18, 17])
  const resolved = withIncident(opened, incident({ number: 17, state: 'resolved' }))
  expect(resolved.incidents.map(({ number }) => number)).toEqual([18])
  expect(resolved.resolvedToday.map(({ number }) => number)).toEqual([17])
})

it('updates a known incident where it stands', () => {
  const before = overview({ incidents: [incident({ number: 18 }), incident()] })
  expect(withIncident(before, incident({ state: 'acknowledged' })).incidents.map(({ number, state }) => [number, state])).toEqual([
    [18, 'open'],
    [17, 'acknowledged'],
  ])
})

it('knows that seconds lie between the snapshot and the first tick, and none between two ticks', () => {
  const model = loaded()
  const late = tick({ t: now + 10_000 })
  expect(model.missesBefore(late)).toBe(true)
  model.apply(late)
  expect(model.missesBefore(tick({ t: now + 11_000 }))).toBe(false)
})
