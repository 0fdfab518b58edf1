import { useQuery } from '@tanstack/react-query'
import { useAnalystRefusal } from '../../access/session'
import { dateTime, zoneName } from '../../format/time'
import { ruleChangesQuery } from '../../mitigation/rulesQueries'
import { usePrefs } from '../../prefs/prefs'
import { csv, download } from '../../ui/csv'
import { CsvButton } from '../../ui/CsvButton'
import { Empty, Failure, Loading } from '../../ui/States'

/** Who changed which rule, and what it was before. */
export function ChangesPanel() {
  const refusal = useAnalystRefusal()
  const { data, error, refetch } = useQuery({ ...ruleChangesQuery, enabled: refusal === null })
  const { zone } = usePrefs()
  if (refusal !== null) return null
  return (
    <section className="panel list" aria-label="Changes">
      <div className="ph">
        <h2>Changes</h2>
        <span className="mut xs">customers, policies and safety, newest first</span>
        <div className="sp" />
        {data !== undefined && data.length > 0 && (
          <CsvButton small={false} onClick={() => download('rule-changes.csv', csv(['at', 'by', 'area', 'item', 'what', 'before', 'after'], data.map((each) => [each.at, each.by, each.area, each.item, each.what, each.before, each.after])))} />
        )}
      </div>
      {data === undefined ? (
        error === null ? <Loading rows={4} label="Loading changes" /> : <Failure error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <Empty title="Nothing was changed yet" />
      ) : (
        <div className="scroll changes" role="region" aria-label="Table of changes" tabIndex={0}>
          <table className="num">
            <thead>
              <tr>
                <th>Time ({zoneName(zone)})</th>
                <th>By</th>
                <th>What</th>
                <th>Item</th>
              </tr>
            </thead>
            <tbody>
              {data.map((each) => (
                <tr key={each.number}>
                  <td className="mut">{dateTime(each.at, zone)}</td>
                  <td>{each.by}</td>
                  <td className="hi">{each.what}</td>
                  <td className="mono mut" title={[each.before, each.after].filter((text) => text !== null).join('\n→ ')}>
                    {each.item}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
