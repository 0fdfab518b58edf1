import { expect, it } from 'vitest'
import { vector } from '../test/fixtures'
import { incidentRange } from './IncidentChart'
import { numberOf } from './IncidentPage'
import { incidentsRequest, validateIncidents } from './search'
import { shownTarget, vectorLine } from './wording'

it('keeps known filters and drops the rest', () =>
  expect(validateIncidents({ state: 'open', severity: 'worst', pop: 'FRA', q: 203, page: '3', x: 1 })).toEqual({ state: 'open', pop: 'FRA', q: '203', page: 3 }))

it('asks the server for one page of what the URL says', () =>
  expect(incidentsRequest({ state: 'open', page: 2 }, { from: 5 })).toMatchObject({ state: 'open', from: 5, limit: 50, offset: 50 }))

it('reads the incident number with or without its prefix', () => {
  expect(numberOf('INC-17')).toBe(17)
  expect(numberOf('17')).toBe(17)
})

it('shows an incident with a minute of quiet before it', () => {
  const onset = '2026-11-22T14:00:00.000Z'
  const at = Date.parse(onset)
  expect(incidentRange({}, onset, null, at + 30_000)).toEqual({ from: 'now-5m' })
  expect(incidentRange({}, onset, null, at + 600_000)).toEqual({ from: 'now-11m' })
  expect(incidentRange({}, onset, '2026-11-22T14:10:00.000Z', at)).toEqual({ from: at - 60_000, to: at + 660_000 })
  expect(incidentRange({}, onset, '2026-11-22T14:00:20.000Z', at)).toEqual({ from: at - 60_000, to: at + 120_000 })
  expect(incidentRange({ from: 'now-1h' }, onset, null, at)).toEqual({ from: 'now-1h' })
})

it('shows a single host without its prefix length', () => {
  expect(shownTarget('203.0.113.4/32')).toBe('203.0.113.4')
  expect(shownTarget('2001:db8::1/128')).toBe('2001:db8::1')
  expect(shownTarget('203.0.113.0/24')).toBe('203.0.113.0/24')
})

it('names vectors briefly', () =>
  expect(vectorLine([vector(), vector({ name: 'UDP flood', packetShare: 0.3 })])).toBe('DNS 68% · UDP flood 30%'))
