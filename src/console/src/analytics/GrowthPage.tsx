import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ChartSpline } from 'lucide-react'
import type { GrowthAnalysis } from '../api/types'
import { CsvLink } from '../lists/CsvLink'
import { percent } from '../format/numbers'
import { Empty } from '../ui/States'
import { AnalyticsPage } from './AnalyticsPage'
import { Answer } from './Answer'
import { BillingPanel } from './BillingPanel'
import { GrowthChart } from './GrowthChart'
import { GrowthTable } from './GrowthTable'
import { growthQuery } from './queries'
import { usePast } from './usePast'

const route = getRouteApi('/shell/analytics/growth')

export function GrowthPage() {
  const { link } = route.useSearch()
  const span = usePast('90d')
  const query = useQuery(growthQuery({ ...span }))
  return (
    <AnalyticsPage title="Growth and capacity" usual="90d">
      <Answer query={query} label="growth">
        {(growth: GrowthAnalysis) => {
          const chosen = growth.links.find((each) => `${each.node} ${each.interface}` === link) ?? growth.links[0]
          return (
            <>
              <section className="panel" aria-label="Links">
                <div className="ph">
                  <h2>When links are full</h2>
                  <span className="mut xs">full is {percent(growth.fullAt)} of the capacity in the busy hour of a day</span>
                  <div className="sp" />
                  <CsvLink path="/analytics/growth" request={{ ...span }} />
                </div>
                {chosen === undefined ? (
                  <Empty icon={ChartSpline} title="No link towards the outside is known yet">
                    <p>Links are listed once a node reports its transit and peer interfaces; a trend takes {growth.leastDays} days.</p>
                  </Empty>
                ) : (
                  <GrowthTable growth={growth} chosen={chosen} />
                )}
              </section>
              {chosen !== undefined && <GrowthChart link={chosen} fullAt={growth.fullAt} leastDays={growth.leastDays} />}
            </>
          )
        }}
      </Answer>
      <BillingPanel />
    </AnalyticsPage>
  )
}
