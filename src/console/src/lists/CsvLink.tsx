import { Download } from 'lucide-react'
import { type Query, url } from '../api/client'

/** Everything the filters of a list match, not only the page that is shown. */
export function CsvLink({ path, request }: { path: string; request: Query }) {
  return (
    <a className="btn sm" href={url(path, { ...request, limit: undefined, offset: undefined, format: 'csv' })} download title="Everything these filters match">
      <Download className="i s" aria-hidden="true" />
      CSV
    </a>
  )
}
