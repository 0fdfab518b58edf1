import { expect, it } from 'vitest'
import { customer, policyBody } from '../test/mitigationFixtures'
import { bodyOf, differences, noOverride, ownLevels, toggled, usedOverride, withLevels } from './override'

const policy = policyBody()
const [first, second] = policy.levels

it('lists every level, those of the policy in its order and those it does nothing at last', () => {
  const rungs = ownLevels(noOverride, policy)
  expect(rungs).toHaveLength(4)
  expect(rungs.slice(0, policy.levels.length).map(({ level }) => level)).toEqual(policy.levels.map(({ level }) => level))
  expect(rungs.every(({ own }) => own === null)).toBe(true)
})

it('begins with the settings of the policy, and forgets them when the level follows again', () => {
  const rungs = ownLevels(noOverride, policy)
  const own = withLevels(noOverride, policy, rungs.with(0, toggled(rungs[0]!)))
  expect(own).toMatchObject({ levels: [first], order: null })
  const back = ownLevels(own, policy)
  expect(withLevels(own, policy, back.with(0, toggled(back[0]!)))).toEqual(noOverride)
})

it('names an order only where it is another one', () => {
  const [a, b, ...rest] = ownLevels(noOverride, policy)
  expect(withLevels(noOverride, policy, [b!, a!, ...rest]).order?.slice(0, 2)).toEqual([second?.level, first?.level])
})

it('is nothing at all when nothing differs', () => {
  expect(usedOverride(noOverride)).toBeNull()
  expect(usedOverride({ ...noOverride, exclusions: { addresses: [], families: [] } })).toBeNull()
  expect(bodyOf(customer(), { ...noOverride, residualTargetBps: 1e6 }).override).toMatchObject({ residualTargetBps: 1e6 })
})

it('says in words what differs', () =>
  expect(differences({ ...noOverride, levels: [first!], residualTargetBps: 1 }, (level) => level)).toBe(`${first?.level}, left over`))
