import { useQueries } from '@tanstack/react-query'
import type { LadderRung } from '../api/types'
import { Modal } from '../dialogs/Modal'
import { plural } from '../format/numbers'
import { Failure, Loading } from '../ui/States'
import { levelNames, levelNumbers } from './levels'
import { mitigationQuery } from './queries'
import { RouterText } from './RouterText'
import { WitnessTable } from './WitnessTable'
import { stateName } from './wording'

/** The exact rules of a level, in router syntax, and what each router or node says of them. */
export default function RulesDialog({ rung, close }: { rung: LadderRung; close: () => void }) {
  const answers = useQueries({ queries: rung.mitigations.map(({ number }) => mitigationQuery(number)) })
  const details = answers.map(({ data }) => data).filter((data) => data !== undefined)
  const failed = answers.find(({ error }) => error !== null)
  return (
    <Modal title={`L${levelNumbers[rung.level]} ${levelNames[rung.level]}`} note={plural(rung.mitigations.length, 'rule')} wide close={close}>
      <div className="texts">
        <ul className="rule-list">
          {rung.mitigations.map((mitigation) => (
            <li key={mitigation.number}>
              {mitigation.action}
              <small>
                {mitigation.id}, {stateName(mitigation).toLowerCase()}, {mitigation.effect}
              </small>
            </li>
          ))}
        </ul>
        {details.length < answers.length ? (
          failed?.error == null ? <Loading rows={4} label="Loading rules" /> : <Failure error={failed.error} retry={() => void failed.refetch()} />
        ) : (
          <>
            <RouterText texts={details.map(({ texts }) => texts)} />
            <WitnessTable details={details} />
          </>
        )}
      </div>
    </Modal>
  )
}
