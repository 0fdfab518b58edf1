import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Siren } from 'lucide-react'
import type { QualityAnalysis } from '../api/types'
import { CsvLink } from '../lists/CsvLink'
import { Empty } from '../ui/States'
import { AnalyticsPage } from './AnalyticsPage'
import { Answer } from './Answer'
import { AttackFilters } from './AttackFilters'
import { PrecisionPanel } from './PrecisionPanel'
import { QualityChart } from './QualityChart'
import { QualityPops } from './QualityPops'
import { qualityQuery } from './queries'
import { ReactionTable } from './ReactionTable'
import { SlowestTable } from './SlowestTable'
import { TryPanel } from './TryPanel'
import { usePast } from './usePast'

const route = getRouteApi('/shell/analytics/quality')

export function QualityPage() {
  const search = route.useSearch()
  const { pop, node, customer } = search
  const navigate = route.useNavigate()
  const request = { ...usePast('30d'), pop, node, customer }
  const query = useQuery(qualityQuery(request))
  return (
    <AnalyticsPage title="Detection quality" usual="30d">
      <div className="panel filters">
        <AttackFilters search={search} set={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })} />
        <div className="sp" />
        <CsvLink path="/analytics/quality" request={request} />
      </div>
      <Answer query={query} label="detection quality">
        {(quality: QualityAnalysis) =>
          quality.incidents === 0 ? (
            <div className="panel">
              <Empty icon={Siren} title="No incident began in this range">
                <p>Times are known from the first incident on. How often thresholds would have alarmed can be tried below without any.</p>
              </Empty>
            </div>
          ) : (
            <>
              <div className="columns two">
                <ReactionTable quality={quality} />
                <PrecisionPanel precision={quality.precision} />
              </div>
              <QualityChart quality={quality} />
              <div className="columns wide-last">
                <QualityPops pops={quality.pops} />
                <SlowestTable incidents={quality.slowest} />
              </div>
            </>
          )
        }
      </Answer>
      <TryPanel search={search} set={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })} />
    </AnalyticsPage>
  )
}
