import { expect, it } from 'vitest'
import { liveStatus } from './status'

const since = 1_000_000
const connected = { phase: 'connected', since } as const

it('is not live because of an open socket alone', () =>
  expect(liveStatus(connected, null, false, since + 500)).toEqual({ kind: 'connecting' }))

it('is live while the last tick is young', () =>
  expect(liveStatus(connected, since + 1000, false, since + 2000)).toEqual({ kind: 'live', age: 1 }))

it('is stale after three seconds without a tick although connected', () => {
  expect(liveStatus(connected, since + 1000, false, since + 4000).kind).toBe('live')
  expect(liveStatus(connected, since + 1000, false, since + 4001).kind).toBe('stale')
})

it('is stale when a connection never brings a tick', () =>
  expect(liveStatus(connected, null, false, since + 3500)).toEqual({ kind: 'stale', age: 3.5 }))

it('does not take a tick from before a reconnect for fresh', () =>
  expect(liveStatus(connected, since - 500, false, since + 1000).kind).toBe('connecting'))

it('counts down to the next attempt', () =>
  expect(liveStatus({ phase: 'reconnecting', retryAt: since + 1500 }, since, false, since)).toEqual({ kind: 'reconnecting', seconds: 1.5 }))

it('says paused, but a lost connection is told even then', () => {
  expect(liveStatus(connected, since + 1, true, since + 9000).kind).toBe('paused')
  expect(liveStatus({ phase: 'reconnecting', retryAt: since }, since, true, since).kind).toBe('reconnecting')
})
