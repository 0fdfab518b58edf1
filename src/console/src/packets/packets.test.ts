import { expect, it } from 'vitest'
import { packetAt, protocolClass, rowOf, ruleIndex } from './filter'
import { hexRows } from './hex'
import { offset } from './PacketList'
import { visibleRows } from './useVisibleRows'

it('puts the rule between the last packet before the onset and the first after it', () => {
  const rule = ruleIndex(501, 10_000, '')
  expect(rule).toBe(500)
  expect(packetAt(499, rule)).toBe(499)
  expect(packetAt(500, rule)).toBeNull()
  expect(packetAt(501, rule)).toBe(500)
})

it('finds the row of a deep-linked packet', () => {
  expect(rowOf(500, 500)).toBe(499)
  expect(rowOf(501, 500)).toBe(501)
  expect(rowOf(501, null)).toBe(500)
})

it('has no rule in a filtered list or without packets from before', () => {
  expect(ruleIndex(501, 10_000, 'udp')).toBeNull()
  expect(ruleIndex(1, 10_000, '')).toBeNull()
})

it('splits bytes into rows with their text', () => {
  const rows = hexRows(`${'41'.repeat(16)}00`)
  expect(rows.map(({ offset: at, text }) => [at, text])).toEqual([
    [0, 'A'.repeat(16)],
    [16, '·'],
  ])
})

it('prints offsets with their sign', () => {
  expect(offset(-0.412)).toBe('−0.412')
  expect(offset(0)).toBe('+0.000')
})

it('knows the protocols that have a colour', () => {
  expect(protocolClass('DNS')).toBe('dns')
  expect(protocolClass('xyz')).toBe('other')
})

it('keeps only the rows around those in sight', () => {
  expect(visibleRows(0, 240, 24, 10_000)).toEqual([0, 21])
  expect(visibleRows(24_000, 240, 24, 10_000)).toEqual([988, 1021])
  expect(visibleRows(239_760, 240, 24, 10_000)).toEqual([9978, 9999])
  expect(visibleRows(24_000, 240, 24, 5)).toEqual([4, 4])
})
