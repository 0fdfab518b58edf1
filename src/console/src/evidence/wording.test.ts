import { expect, it } from 'vitest'
import { clockText, dropText } from './wording'

it('says which clock is ahead', () => {
  expect(clockText(-12.5)).toBe('node 12.500 ms ahead of the server when it began')
  expect(clockText(0.25)).toBe('node 0.250 ms behind the server when it began')
  expect(clockText(null)).toBe('offset to the server not measured')
})

it('says what was lost and what is not known', () => {
  expect(dropText({ name: 'eth0', filter: '', snapLength: 192, received: 5000, dropped: 3, lost: 0 })).toBe('5,000 received, 3 dropped by the tap')
  expect(dropText({ name: 'eth0', filter: '', snapLength: 192, received: null, dropped: null, lost: 8 })).toBe('drops unknown, 8 lost to a slow disk')
})
