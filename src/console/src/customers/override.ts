import type { CustomerBody, CustomerView, LevelBody, MitigationLevel, PolicyBody, PolicyOverrideBody } from '../api/types'
import { levels } from '../mitigation/levels'
import { freshLevel } from '../settings/policies/freshLevel'

/** A level as it stands for a customer: its own settings, or the policy's, or none. */
export interface OwnLevel {
  level: MitigationLevel
  /** The customer's own settings; null where it follows the policy. */
  own: LevelBody | null
  /** What the policy does at this level; null where it does nothing. */
  base: LevelBody | null
}

export const noOverride: PolicyOverrideBody = { levels: null, order: null, residualTargetBps: null, schedule: null, exclusions: null }

/** Every level in the order in which the customer's are climbed; those that do nothing come last. */
export function ownLevels(override: PolicyOverrideBody, policy: PolicyBody): OwnLevel[] {
  const own = new Map((override.levels ?? []).map((body) => [body.level, body]))
  const base = new Map(policy.levels.map((body) => [body.level, body]))
  const climbed = new Set<MitigationLevel>([...(override.order ?? []), ...base.keys(), ...own.keys()])
  const rest = levels.filter((level) => !climbed.has(level))
  return [...climbed, ...rest].map((level) => ({ level, own: own.get(level) ?? null, base: base.get(level) ?? null }))
}

const isClimbed = ({ own, base }: OwnLevel): boolean => own !== null || base !== null

/** The override with these levels; what equals the policy is left out. */
export function withLevels(override: PolicyOverrideBody, policy: PolicyBody, next: readonly OwnLevel[]): PolicyOverrideBody {
  const own = next.flatMap((each) => (each.own === null ? [] : [each.own]))
  const order = next.filter(isClimbed).map(({ level }) => level)
  const same = order.length === policy.levels.length && order.every((level, i) => policy.levels[i]?.level === level)
  return { ...override, levels: own.length === 0 ? null : own, order: same ? null : order }
}

/** Gives a level settings of its own, which begin as the policy's, or lets it follow the policy again. */
export function toggled(each: OwnLevel): OwnLevel {
  return { ...each, own: each.own === null ? (each.base ?? freshLevel(each.level)) : null }
}

/** Null when nothing differs, which is how a customer that follows its policy is stored. */
export function usedOverride(override: PolicyOverrideBody): PolicyOverrideBody | null {
  const { exclusions } = override
  const excluded = exclusions != null && exclusions.addresses.length + exclusions.families.length > 0 ? exclusions : null
  const used = { ...override, exclusions: excluded }
  return Object.values(used).every((value) => value == null) ? null : used
}

export const bodyOf = ({ name, prefixes, contacts, policy }: CustomerView, override: PolicyOverrideBody): CustomerBody => ({
  name,
  prefixes,
  contacts,
  policy,
  override: usedOverride(override),
})

const named = { levels: 'levels', order: 'order', residualTargetBps: 'left over', schedule: 'schedule', exclusions: 'left alone' } as const

/** What differs, in words: "L3 RTBH, left over". */
export function differences(override: PolicyOverrideBody, nameOf: (level: MitigationLevel) => string): string {
  const parts = (Object.keys(named) as (keyof typeof named)[]).flatMap((key) =>
    override[key] == null ? [] : key === 'levels' ? (override.levels ?? []).map(({ level }) => nameOf(level)) : [named[key]],
  )
  return parts.join(', ')
}
