import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure, Loading } from '../ui/States'

export interface AnswerProps<T> {
  query: UseQueryResult<T>
  /** What is loading. */
  label: string
  children: (data: T) => ReactNode
}

/** What was asked, or that it is loading, or why it cannot be shown. */
export function Answer<T>({ query: { data, error, isPlaceholderData, refetch }, label, children }: AnswerProps<T>) {
  if (data !== undefined)
    return (
      <div className="shown" aria-busy={isPlaceholderData}>
        {children(data)}
      </div>
    )
  return <div className="panel">{error === null ? <Loading rows={8} label={`Loading ${label}`} /> : <Failure error={error} retry={() => void refetch()} />}</div>
}
