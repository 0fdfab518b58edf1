import type { TrafficAnalysis, TrafficPart } from '../api/types'
import type { Layer } from '../charts/layers'
import { levels } from '../charts/scale'
import { type Frame, onTop, stack } from '../charts/source'
import type { Unit } from '../format/rates'
import { learned } from '../overview/networkFrames'

type Column = readonly (number | null)[]

const references: readonly Layer[] = [
  { label: 'Baseline p50', kind: 'bandLow' },
  { label: 'Baseline p99', kind: 'bandHigh' },
]
const threshold: Layer = { label: 'Threshold', kind: 'threshold' }
const highest: Layer = { label: 'Highest second', kind: 'line', color: 5 }
const before: Layer = { label: 'Period before', kind: 'before' }

/** What is drawn: the parts over the baseline, and the period before when it is wanted. */
export function trafficLayers(by: TrafficPart, keys: readonly string[], withBefore: boolean): readonly Layer[] {
  const last = withBefore ? [before] : []
  if (by === 'disposition') return [...references, { label: 'Delivered', kind: 'area' }, { label: 'Dropped', kind: 'dropped' }, threshold, highest, ...last]
  return [...references, ...keys.map((label, color): Layer => ({ label, kind: 'stacked', color })), ...last]
}

/** Columns in the order of the layers. */
export function trafficFrame(traffic: TrafficAnalysis, unit: Unit, withBefore: boolean): Frame {
  const rate = traffic[unit]
  const parts = unit === 'pps' ? traffic.partsPps : traffic.partsBps
  const bands = [learned(rate.p50), learned(rate.p99)]
  const last = withBefore ? [[...rate.before]] : []
  if (traffic.by !== 'disposition')
    return { data: [traffic.t, ...bands, ...stack(parts), ...last], values: [undefined, undefined, ...parts] }
  const [delivered = [], dropped = []]: Column[] = parts
  const some = dropped.some((value) => (value ?? 0) > 0)
  return {
    data: [traffic.t, ...bands, [...delivered], some ? onTop(delivered, dropped) : delivered.map(() => null), levels(learned(rate.threshold)), [...rate.highest], ...last],
    values: [undefined, undefined, undefined, dropped],
  }
}

/** Bits are not known by every part. */
export const knowsBits = (traffic: TrafficAnalysis): boolean => traffic.by === 'disposition' || traffic.partsBps.some((column) => column.some((value) => value !== null && value > 0))
