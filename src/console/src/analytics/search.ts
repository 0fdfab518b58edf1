import type { Direction, TrafficPart } from '../api/types'
import { text } from '../frames'

/** What traffic is shown of: "pop:FRA", "node:ID", "customer:NAME"; the network without. */
export interface TrafficSearch {
  of?: string | undefined
  iface?: string | undefined
  dir?: Direction | undefined
  by?: TrafficPart | undefined
  /** The period before is shown unless this says otherwise. */
  before?: 'off' | undefined
}

export interface GrowthSearch {
  /** The link whose days are drawn: "NODE INTERFACE". */
  link?: string | undefined
  month?: string | undefined
  sort?: string | undefined
}

/** Which attacks. */
export interface AttacksSearch {
  pop?: string | undefined
  node?: string | undefined
  customer?: string | undefined
}

/** Besides which incidents, the settings that are tried on the past. */
export interface QualitySearch extends AttacksSearch, TrySearch {}

export interface TrySearch {
  try?: string | undefined
  iface?: string | undefined
  multiplier?: number | undefined
  floorPps?: number | undefined
  floorBps?: number | undefined
  thresholdPps?: number | undefined
  thresholdBps?: number | undefined
}

export interface TalkersSearch {
  of?: string | undefined
}

type Raw = Record<string, unknown>

/** The parts that the traffic of something has. */
export function partsOf(of: string | undefined, iface: string | undefined, dir: Direction | undefined): readonly TrafficPart[] {
  if (dir === 'outbound' || iface !== undefined || of?.startsWith('customer:') === true) return ['disposition']
  const common = ['disposition', 'protocol', 'customer', 'vector'] as const
  if (of === undefined) return ['disposition', 'protocol', 'pop', 'node', 'customer', 'vector']
  return of.startsWith('pop:') ? [...common, 'node'] : common
}

/** What does not fit together is left out, so that no address asks for what there is not. */
export function validateTraffic(search: Raw): TrafficSearch {
  const of = text(search.of)
  const out: TrafficSearch = {}
  if (of !== undefined) out.of = of
  const iface = text(search.iface)
  if (iface !== undefined && of?.startsWith('node:') === true) out.iface = iface
  if (search.dir === 'outbound' && of?.startsWith('customer:') !== true) out.dir = 'outbound'
  const by = partsOf(out.of, out.iface, out.dir).find((each) => each === search.by)
  if (by !== undefined && by !== 'disposition') out.by = by
  if (search.before === 'off') out.before = 'off'
  return out
}

export function validateGrowth(search: Raw): GrowthSearch {
  const month = text(search.month)
  return strip({ link: text(search.link), month: month !== undefined && /^\d{4}-\d{2}$/.test(month) ? month : undefined, sort: text(search.sort) })
}

export const validateAttacks = (search: Raw): AttacksSearch => strip({ pop: text(search.pop), node: text(search.node), customer: text(search.customer) })

export const validateQuality = (search: Raw): QualitySearch => ({ ...validateAttacks(search), ...validateTry(search) })

export function validateTry(search: Raw): TrySearch {
  const number = (value: unknown): number | undefined => (typeof value === 'number' && value > 0 ? value : undefined)
  return strip({
    try: text(search.try),
    iface: text(search.iface),
    multiplier: number(search.multiplier),
    floorPps: number(search.floorPps),
    floorBps: number(search.floorBps),
    thresholdPps: number(search.thresholdPps),
    thresholdBps: number(search.thresholdBps),
  })
}

export const validateTalkers = (search: Raw): TalkersSearch => strip({ of: text(search.of) })

const strip = <T extends object>(search: T): T => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T
