import { expect, it } from 'vitest'
import { delayText, matchText, weeklyText } from './wording'

it('says which incidents are meant', () => {
  expect(matchText({})).toBe('every incident')
  expect(matchText({ atLeast: 'high', pops: ['FRA', 'AMS'], customers: ['Customer X'] })).toBe('at least high, customer Customer X, POP FRA or AMS')
  expect(matchText({ target: '203.0.113.0/24', incident: 7 })).toBe('target in 203.0.113.0/24, INC-7')
})

it('says when', () => {
  expect(weeklyText({ days: ['tuesday', 'monday'], from: '22:00', to: '06:00', zone: 'Europe/Berlin' })).toBe('Mo Tu 22:00 to 06:00 Europe/Berlin')
})

it.each([
  [0, 'at once'],
  [300, 'after 5 min'],
  [45, 'after 45 s'],
  [7200, 'after 2 h'],
])('says a delay of %i s', (seconds, text) => expect(delayText(seconds)).toBe(text))
