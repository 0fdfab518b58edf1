import type { Query } from '../api/client'

/** Thresholds as they are tried: named as in the agent's configuration; what is not set is the product's default. */
export interface Tried {
  multiplier?: number | undefined
  floorPps?: number | undefined
  floorBps?: number | undefined
  thresholdPps?: number | undefined
  thresholdBps?: number | undefined
}

export const triedKeys = ['multiplier', 'floorPps', 'floorBps', 'thresholdPps', 'thresholdBps'] as const satisfies readonly (keyof Tried)[]

/** The product's defaults, which are named where a field is empty. */
export const usual = { multiplier: 3, floorPps: 5000, floorBps: 50e6 } as const

export const backTestRequest = (node: string, iface: string | undefined, tried: Tried): Query => ({
  node,
  interface: iface,
  ...Object.fromEntries(triedKeys.map((key) => [key, tried[key]])),
})

/** Only what a field can mean: not what cannot be read. */
export const readable = (tried: Tried): boolean => triedKeys.every((key) => tried[key] === undefined || !Number.isNaN(tried[key]))
