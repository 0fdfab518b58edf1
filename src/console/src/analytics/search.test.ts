import { expect, it } from 'vitest'
import { partsOf, validateGrowth, validateQuality, validateTraffic } from './search'

it('keeps what an address says of traffic', () =>
  expect(validateTraffic({ of: 'pop:FRA', by: 'node', before: 'off' })).toEqual({ of: 'pop:FRA', by: 'node', before: 'off' }))

it('leaves out what there is not', () => {
  expect(validateTraffic({ of: 'customer:Acme', by: 'protocol', dir: 'outbound' })).toEqual({ of: 'customer:Acme' })
  expect(validateTraffic({ dir: 'outbound', by: 'pop' })).toEqual({ dir: 'outbound' })
  expect(validateTraffic({ of: 'pop:FRA', iface: 'eth0', by: 'disposition' })).toEqual({ of: 'pop:FRA' })
  expect(validateGrowth({ month: 'November' })).toEqual({})
  expect(validateQuality({ multiplier: '4', floorPps: -1, pop: 'FRA' })).toEqual({ pop: 'FRA' })
})

it('takes a POP apart by its nodes and a node by no POPs', () => {
  expect(partsOf('pop:FRA', undefined, undefined)).toContain('node')
  expect(partsOf('node:n1', undefined, undefined)).not.toContain('pop')
  expect(partsOf('node:n1', 'eth0', undefined)).toEqual(['disposition'])
})
