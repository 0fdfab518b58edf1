import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Siren } from 'lucide-react'
import type { AttackAnalysis } from '../api/types'
import { count, deviation, plural } from '../format/numbers'
import { formatRate } from '../format/rates'
import { duration } from '../format/time'
import { CsvLink } from '../lists/CsvLink'
import { Empty } from '../ui/States'
import { AnalyticsPage } from './AnalyticsPage'
import { Answer } from './Answer'
import { AttackChart } from './AttackChart'
import { AttackFilters } from './AttackFilters'
import { AttackGroups } from './AttackGroups'
import { Classes } from './Classes'
import { Figure } from './Figure'
import { HourMap } from './HourMap'
import { attacksQuery } from './queries'
import { usePast } from './usePast'

const route = getRouteApi('/shell/analytics/attacks')

export function AttacksPage() {
  const search = route.useSearch()
  const { pop, node, customer } = search
  const navigate = route.useNavigate()
  const request = { ...usePast('30d'), pop, node, customer }
  const query = useQuery(attacksQuery(request))
  return (
    <AnalyticsPage title="Attacks" usual="30d">
      <div className="panel filters">
        <AttackFilters search={search} set={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })} />
        <div className="sp" />
        <CsvLink path="/analytics/attacks" request={request} />
      </div>
      <Answer query={query} label="attacks">
        {(attacks: AttackAnalysis) =>
          attacks.figures.count === 0 ? (
            <div className="panel">
              <Empty icon={Siren} title="No attack began in this range">
                <p>Attacks are counted from the first incident on; what somebody judged a false positive does not count.</p>
              </Empty>
            </div>
          ) : (
            <>
              <Kpis attacks={attacks} />
              <AttackChart attacks={attacks} />
              <div className="columns">
                <AttackGroups title="By vector" column="Vector" table="vectors" request={request} groups={attacks.vectors} note="an attack of several vectors counts in each" />
                <AttackGroups title="By customer" column="Customer" table="customers" request={request} groups={attacks.customers} nobody="nobody's" />
                <AttackGroups title="By POP" column="POP" table="pops" request={request} groups={attacks.pops} nobody="without" note="an attack on several counts in each" />
              </div>
              <HourMap hours={attacks.hours} request={request} />
              <div className="columns two">
                <Classes title="By peak" classes={attacks.sizes} unit={(value) => formatRate(value, 'bps')} table="sizes" request={request} />
                <Classes title="By duration" classes={attacks.durations} unit={duration} table="durations" request={request} />
              </div>
            </>
          )
        }
      </Answer>
    </AnalyticsPage>
  )
}

function Kpis({ attacks: { figures, before, left } }: { attacks: AttackAnalysis }) {
  const than = deviation(figures.count, before.count)
  return (
    <div className="figures">
      <Figure label="Attacks" value={count(figures.count)} note={than === null ? `${count(before.count)} in the period before` : `${than} against the period before`} />
      <Figure label="Under attack" value={duration(figures.seconds)} note="at least one at a time" />
      <Figure label="Duration" value={duration(figures.duration.p50 ?? 0)} note={`median; p95 ${duration(figures.duration.p95 ?? 0)}, longest ${duration(figures.duration.highest ?? 0)}`} />
      <Figure label="Largest, in bits" value={formatRate(figures.peakBps.highest, 'bps')} note={`median ${formatRate(figures.peakBps.p50, 'bps')}`} />
      <Figure label="Largest, in packets" value={formatRate(figures.peakPps.highest, 'pps')} note={`median ${formatRate(figures.peakPps.p50, 'pps')}`} />
      {left > 0 && <p className="warn xs">{plural(left, 'older incident')} of this range are too many to be counted here: choose a shorter one.</p>}
    </div>
  )
}
