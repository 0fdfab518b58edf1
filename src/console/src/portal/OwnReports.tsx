import { useQuery } from '@tanstack/react-query'
import { url } from '../api/client'
import { dateTime } from '../format/time'
import { ownReportsQuery } from '../reports/queries'
import { fileFormats } from '../reports/wording'

/** Service level reports that were made for the customer; nothing is shown before the first. */
export function OwnReports() {
  const { data = [] } = useQuery(ownReportsQuery)
  if (data.length === 0) return null
  return (
    <section className="panel list" aria-label="Reports">
      <div className="ph">
        <h2>Service level reports</h2>
      </div>
      <div className="scroll" role="region" aria-label="Table of reports" tabIndex={0}>
        <table className="rows num">
          <thead>
            <tr>
              <th>Period</th>
              <th>Made (UTC)</th>
              <th>
                <span className="sr">Formats</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((report) => (
              <tr key={report.number}>
                <td>{report.span}</td>
                <td className="mut">{dateTime(report.made, 'utc')}</td>
                <td className="r">
                  {fileFormats.map(([format, label]) => (
                    <a key={format} className="lk" href={url(`/portal/reports/${report.number}`, { format })} download>
                      {label}
                      <span className="sr"> of {report.span}</span>{' '}
                    </a>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
