import { expect, it } from 'vitest'
import { link } from '../test/analyticsFixtures'
import { ahead, between, outlookText } from './outlook'

const now = Date.UTC(2026, 10, 22)
const growth = { fullAt: 0.8, leastDays: 14 }

it('says in days, weeks or months when a link is full', () => {
  expect(ahead('2026-11-29', now)).toBe('in 7 days')
  expect(ahead('2027-01-10', now)).toBe('in 7 weeks')
  expect(ahead('2027-11-22', now)).toBe('in 12 months')
  expect(outlookText(link(), growth, now)).toBe('reaches 80% in 7 weeks')
})

it('names both ends of what it is sure of, or the one that it knows', () => {
  expect(between(link())).toBe('at 95 % between 2026-12-20 and 2027-02-14')
  expect(between(link({ latest: null }))).toBe('at 95 % not before 2026-12-20')
  expect(between(link({ outlook: 'steady' }))).toBe('')
})

it('says what a trend still lacks', () =>
  expect(outlookText(link({ outlook: 'tooShort', days: { t: [0, 86_400], bps: [1e9, null], trend: [null, null], low: [null, null], high: [null, null] } }), growth, now)).toBe('a trend takes 14 days, 1 day is measured'))
