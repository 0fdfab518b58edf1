import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { TrafficAnalysis, TrafficPart } from '../api/types'
import { CsvLink } from '../lists/CsvLink'
import { useRange } from '../shell/useRange'
import { Segments } from '../ui/Segments'
import { AnalyticsPage } from './AnalyticsPage'
import { Answer } from './Answer'
import { InterfaceSelect } from './InterfaceSelect'
import { trafficQuery } from './queries'
import { ScopeSelect } from './ScopeSelect'
import { partsOf, type TrafficSearch } from './search'
import { TrafficChart } from './TrafficChart'
import { TrafficFiguresTable } from './TrafficFiguresTable'
import { usePast } from './usePast'

const route = getRouteApi('/shell/analytics/traffic')
const partNames: Record<TrafficPart, string> = { disposition: 'Delivered and dropped', protocol: 'Protocol', pop: 'POP', node: 'Node', customer: 'Customer', vector: 'Attack vector' }

export function TrafficPage() {
  const search = route.useSearch()
  const { of, iface, dir, by } = search
  const span = usePast('24h')
  const request = { ...span, of, interface: iface, direction: dir, by }
  const query = useQuery(trafficQuery(request))
  return (
    <AnalyticsPage title="Traffic" usual="24h">
      <Filters search={search} request={request} />
      <Answer query={query} label="traffic">
        {(traffic: TrafficAnalysis) => (
          <>
            <TrafficChart traffic={traffic} span={span} withBefore={search.before !== 'off'} />
            <TrafficFiguresTable traffic={traffic} />
          </>
        )}
      </Answer>
    </AnalyticsPage>
  )
}

function Filters({ search, request }: { search: TrafficSearch; request: Parameters<typeof trafficQuery>[0] }) {
  const navigate = route.useNavigate()
  const { unit, setUnit } = useRange()
  const { of, iface, dir, by = 'disposition', before } = search
  const set = (change: Partial<TrafficSearch>): void => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })
  return (
    <div className="panel filters">
      <ScopeSelect customers value={of} onChange={(next) => set({ of: next, iface: undefined })} />
      {of?.startsWith('node:') === true && <InterfaceSelect node={of.slice(5)} value={iface} onChange={(next) => set({ iface: next })} />}
      {of?.startsWith('customer:') !== true && (
        <Segments small label="Direction" value={dir ?? 'inbound'} options={[['inbound', 'Inbound'], ['outbound', 'Outbound']]} onChange={(next) => set({ dir: next === 'outbound' ? next : undefined })} />
      )}
      <label className="row">
        <span className="mut">by</span>
        <select className="in" aria-label="Taken apart by" value={by} onChange={(event) => set({ by: event.target.value as TrafficPart })}>
          {partsOf(of, iface, dir).map((part) => (
            <option key={part} value={part}>
              {partNames[part]}
            </option>
          ))}
        </select>
      </label>
      <Segments small label="Unit" value={unit} options={[['pps', 'Packets/s'], ['bps', 'Bits/s']]} onChange={setUnit} />
      <label className="row">
        <input type="checkbox" checked={before !== 'off'} onChange={(event) => set({ before: event.target.checked ? undefined : 'off' })} /> Period before
      </label>
      <div className="sp" />
      <CsvLink path="/analytics/traffic" request={request} />
    </div>
  )
}
