import { expect, it } from 'vitest'
import { mitigation, rung } from '../test/mitigationFixtures'
import { countdown, isPending, ladderMode, pipsOf, stateName } from './wording'

it('fills the pips up to the level in force and outlines the rest of the policy', () => {
  expect(pipsOf(2, 4)).toEqual(['active', 'active', 'armed', 'armed'])
  expect(pipsOf(0, 3)).toEqual(['armed', 'armed', 'armed', 'off'])
})

it('counts down in minutes and seconds', () => {
  expect(countdown(1578)).toBe('26:18')
  expect(countdown(7325)).toBe('2:02:05')
  expect(countdown(-4)).toBe('00:00')
})

it('says in a word how much the ladder does by itself', () => {
  expect(ladderMode([rung(), rung({ mode: 'approve' })])).toBe('Automatic, asks above')
  expect(ladderMode([rung()])).toBe('Automatic')
  expect(ladderMode([rung({ mode: 'observe' }), rung({ mode: null })])).toBe('Monitor only')
})

it('tells what waits for a person from what is only watched', () => {
  expect(isPending(mitigation({ state: 'proposed', disposition: 'awaitsApproval' }))).toBe(true)
  expect(isPending(mitigation({ state: 'proposed', disposition: 'observed' }))).toBe(false)
  expect(stateName(mitigation({ state: 'proposed', disposition: 'observed' }))).toBe('Observed only')
})
