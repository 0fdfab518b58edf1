import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { TalkerAnalysis } from '../api/types'
import { count, percent } from '../format/numbers'
import { formatRate } from '../format/rates'
import { dateTime, duration } from '../format/time'
import { usePrefs } from '../prefs/prefs'
import { AnalyticsPage } from './AnalyticsPage'
import { Answer } from './Answer'
import { talkersQuery } from './queries'
import { ScopeSelect } from './ScopeSelect'
import { TalkerTable } from './TalkerTable'
import { usePast } from './usePast'

const route = getRouteApi('/shell/analytics/talkers')

export function TalkersPage() {
  const { of } = route.useSearch()
  const navigate = route.useNavigate()
  const { zone } = usePrefs()
  const request = { ...usePast('7d'), of }
  const query = useQuery(talkersQuery(request))
  return (
    <AnalyticsPage title="Talkers and targets" usual="7d">
      <div className="panel filters">
        <ScopeSelect value={of} onChange={(next) => void navigate({ search: (old) => ({ ...old, of: next }), replace: true })} />
        <span className="mut xs">what nodes name among their busiest targets, and what their packet samples say of attacks</span>
      </div>
      <Answer query={query} label="talkers">
        {(talkers: TalkerAnalysis) => (
          <>
            <div className="columns wide-first">
              <TalkerTable
                title="Busiest targets"
                table="busiest"
                request={request}
                empty="Nodes with a packet sample name their busiest targets from their first report on."
                columns={['Target', 'Customer', 'Mean packets', 'Mean bits', 'Highest', 'Among the busiest']}
                texts={2}
                rows={talkers.busiest.map((each) => [each.target, each.customer, formatRate(each.meanPps, 'pps'), formatRate(each.meanBps, 'bps'), formatRate(each.highestBps, 'bps'), percent(each.named)])}
              />
              <TalkerTable
                title="Protocols"
                table="protocols"
                request={request}
                empty="Protocols are known where a node has a packet sample."
                columns={['Protocol', 'Mean packets', 'Share']}
                texts={1}
                rows={talkers.protocols.map((each) => [each.protocol.toUpperCase(), formatRate(each.meanPps, 'pps'), percent(each.share)])}
              />
            </div>
            <div className="columns two">
              <TalkerTable
                title="Attacked targets"
                table="targets"
                request={request}
                empty="No attack in this range named its target."
                columns={['Target', 'Customer', 'Attacks', 'Lasted', 'Largest', 'Last']}
                texts={2}
                rows={talkers.targets.map((each) => [each.target, each.customer, count(each.attacks), duration(each.seconds), formatRate(each.peakBps, 'bps'), dateTime(each.last, zone)])}
              />
              <TalkerTable
                title="Sources of attacks"
                table="sources"
                request={request}
                empty="No packet sample of an attack in this range named its sources."
                columns={['Source', 'Attacks', 'Largest share', 'At the peak', 'Last']}
                texts={1}
                note="sources may be forged"
                rows={talkers.sources.map((each) => [each.address, count(each.attacks), percent(each.share), formatRate(each.peakPps, 'pps'), dateTime(each.last, zone)])}
              />
            </div>
          </>
        )}
      </Answer>
    </AnalyticsPage>
  )
}
