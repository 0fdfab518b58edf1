import { useQuery } from '@tanstack/react-query'
import { packetsQuery } from '../api/queries'
import type { PacketRow } from '../api/types'

export const pageLength = 200

/** Fetches the pages that the visible rows lie on, which are two at most; a row whose page is not there yet is undefined. */
export function usePages(capture: string, filter: string, first: number, last: number) {
  const from = Math.floor(Math.max(0, first) / pageLength)
  const to = Math.floor(Math.max(0, last) / pageLength)
  const page = (number: number) => packetsQuery(capture, { offset: number * pageLength, limit: pageLength, filter })
  const upper = useQuery(page(from))
  const lower = useQuery(page(to))
  const rowAt = (index: number): PacketRow | undefined => {
    const number = Math.floor(index / pageLength)
    return (number === from ? upper : number === to ? lower : undefined)?.data?.items[index % pageLength]
  }
  return { rowAt, error: upper.error ?? lower.error }
}
