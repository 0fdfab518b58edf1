import { expect, it } from 'vitest'
import { thresholdsOf, withThresholds } from './thresholds'

it('reads what is set and nothing else', () => {
  expect(thresholdsOf('{"detection":{"multiplier":4,"cooldown":"90s"},"name":"x"}')).toEqual({ multiplier: 4 })
  expect(thresholdsOf('{}')).toEqual({})
  expect(thresholdsOf('{ // why\n}')).toBeNull()
})

it('changes thresholds and leaves the rest', () => {
  const json = '{"name":"x","detection":{"multiplier":4,"resolveAfterSeconds":20}}'
  expect(JSON.parse(withThresholds(json, { floorPps: 8000 }))).toEqual({ name: 'x', detection: { resolveAfterSeconds: 20, floorPps: 8000 } })
  expect(JSON.parse(withThresholds('{"detection":{"multiplier":4}}', {}))).toEqual({})
})
