import { type Tried, triedKeys } from '../analytics/tried'

type Detection = Record<string, unknown>

/** What a configuration says of thresholds; null where it cannot be read, because of a comment for instance. */
export function thresholdsOf(json: string): Tried | null {
  const root = objectOf(json)
  if (root === null) return null
  const detection = detectionOf(root)
  return Object.fromEntries(triedKeys.flatMap((key) => (typeof detection[key] === 'number' ? [[key, detection[key]]] : [])))
}

/** The same configuration with other thresholds; nothing else is touched. */
export function withThresholds(json: string, tried: Tried): string {
  const root = objectOf(json) ?? {}
  const detection = { ...detectionOf(root) }
  for (const key of triedKeys) {
    if (tried[key] === undefined) delete detection[key]
    else detection[key] = tried[key]
  }
  const { detection: _, ...others } = root
  return JSON.stringify(Object.keys(detection).length === 0 ? others : { ...others, detection }, null, 2)
}

function objectOf(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const detectionOf = (root: Record<string, unknown>): Detection =>
  typeof root.detection === 'object' && root.detection !== null && !Array.isArray(root.detection) ? (root.detection as Detection) : {}
