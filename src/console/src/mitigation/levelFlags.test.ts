import { expect, it } from 'vitest'
import { ladder, mitigation, rung } from '../test/mitigationFixtures'
import { levelFlags } from './levelFlags'

const onset = Date.UTC(2026, 10, 22, 14, 0, 0)
const at = (seconds: number): string => new Date(onset + seconds * 1000).toISOString()

it('puts levels that came within seconds of each other into one flag', () => {
  const view = ladder({
    levels: [
      rung({ level: 'firewall', mitigations: [mitigation({ accepted: at(0.45) }), mitigation({ accepted: at(3) })] }),
      rung({ mitigations: [mitigation({ accepted: at(2.43) })] }),
      rung({ level: 'blackhole', mitigations: [mitigation({ accepted: at(60) })] }),
      rung({ level: 'scrubbing', mitigations: [mitigation({ accepted: null })] }),
    ],
  })
  expect(levelFlags(view, onset).map(({ text }) => text)).toEqual(['L1 firewall +0.45 s, L2 FlowSpec +2.43 s', 'L3 RTBH +60.0 s'])
})

it('has no flag where nothing was in force', () => expect(levelFlags(undefined, onset)).toEqual([]))
