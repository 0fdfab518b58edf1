import type { LadderView } from '../api/types'
import type { Flag } from '../charts/annotations'
import { reaction, epoch } from '../format/time'
import { shortLevelNames } from './levels'

/** Levels that came into force within this many seconds of each other share a flag. */
const together = 5

/** When each level first was in force, as flags: "L1 firewall +0.45 s, L2 FlowSpec +2.43 s". */
export function levelFlags(ladder: LadderView | undefined, onset: number): Flag[] {
  const starts = (ladder?.levels ?? [])
    .flatMap(({ level, mitigations }) => {
      const accepted = mitigations.flatMap((each) => (each.accepted === null ? [] : [epoch(each.accepted)]))
      return accepted.length === 0 ? [] : [{ at: Math.min(...accepted), text: shortLevelNames[level] }]
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, text }) => ({ at: at / 1000, text: `${text} +${reaction((at - onset) / 1000)} s` }))
  const flags: Flag[] = []
  for (const start of starts) {
    const last = flags.at(-1)
    if (last !== undefined && start.at - last.at < together) flags[flags.length - 1] = { at: last.at, text: `${last.text}, ${start.text}` }
    else flags.push(start)
  }
  return flags
}
