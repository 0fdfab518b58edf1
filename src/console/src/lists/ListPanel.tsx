import type { ReactNode } from 'react'
import { count } from '../format/numbers'
import { Failure, Loading } from '../ui/States'
import { pageSize } from './pageSize'

export interface ListPanelProps {
  /** What it lists: "Incidents". */
  name: string
  query: { data: { total: number } | undefined; error: Error | null; isPlaceholderData: boolean; refetch: () => unknown }
  page: number
  onPage: (page: number | undefined) => void
  /** The filters, and what stands between them and the rows. */
  head: ReactNode
  /** The rows, or what stands there instead when there are none. */
  children: ReactNode
}

/** A list of the server's, by pages: filters above, then the rows, or that they are loading, or why they cannot be shown. */
export function ListPanel({ name, query: { data, error, isPlaceholderData, refetch }, page, onPage, head, children }: ListPanelProps) {
  return (
    <section className="panel list" aria-label={name} aria-busy={isPlaceholderData}>
      {head}
      {data === undefined ? (
        error === null ? <Loading rows={10} label={`Loading ${name.toLowerCase()}`} /> : <Failure error={error} retry={() => void refetch()} />
      ) : (
        children
      )}
      {data !== undefined && data.total > pageSize && <Pages total={data.total} page={page} onPage={onPage} />}
    </section>
  )
}

function Pages({ total, page, onPage }: { total: number } & Pick<ListPanelProps, 'page' | 'onPage'>) {
  const last = Math.ceil(total / pageSize)
  const go = (to: number) => () => onPage(to === 1 ? undefined : to)
  return (
    <div className="pages num">
      <span className="mut">
        {count((page - 1) * pageSize + 1)}–{count(Math.min(page * pageSize, total))} of {count(total)}
      </span>
      <button type="button" className="btn sm" disabled={page <= 1} onClick={go(page - 1)}>
        Newer
      </button>
      <button type="button" className="btn sm" disabled={page >= last} onClick={go(page + 1)}>
        Older
      </button>
    </div>
  )
}
