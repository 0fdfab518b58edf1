import { CircleAlert, Inbox, type LucideIcon, ShieldX } from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiError } from '../api/client'

export function Empty({ icon: Icon = Inbox, title, children }: { icon?: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon aria-hidden="true" />
      <b>{title}</b>
      {children}
    </div>
  )
}

/** What went wrong, in the server's own words, and the way to try again. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  if (error instanceof ApiError && error.status === 403)
    return (
      <Empty icon={ShieldX} title="Not permitted">
        <p>{error.problem.detail ?? 'Your role does not include this. Ask an administrator for access.'}</p>
      </Empty>
    )
  return (
    <div role="alert">
      <Empty icon={CircleAlert} title={titleOf(error)}>
        <p>{error instanceof ApiError ? error.message : 'The server could not be reached. It is tried again automatically.'}</p>
        {retry !== undefined && (
          <button type="button" className="btn" onClick={retry}>
            Try again
          </button>
        )}
      </Empty>
    </div>
  )
}

const titleOf = (error: Error): string =>
  error instanceof ApiError ? (error.status === 404 ? 'Not found' : 'The server refused this') : 'No answer from the server'

export function Loading({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} style={{ display: 'grid', gap: 8, padding: 12 }}>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="skeleton" style={{ width: `${92 - ((i * 17) % 40)}%` }} />
      ))}
    </div>
  )
}
