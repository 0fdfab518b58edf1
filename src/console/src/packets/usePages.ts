import { useQueries } from '@tanstack/react-query'
import { packetsQuery } from '../api/queries'
import type { PacketPage, PacketRow } from '../api/types'

export const pageLength = 200

/** Fetches the pages that the visible rows lie on; a row whose page is not there yet is undefined. */
export function usePages(capture: string, filter: string, first: number, last: number) {
  const from = Math.floor(Math.max(0, first) / pageLength)
  const to = Math.floor(Math.max(0, last) / pageLength)
  const pages = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const results = useQueries({
    queries: pages.map((page) => packetsQuery(capture, { offset: page * pageLength, limit: pageLength, filter })),
  })
  const loaded = new Map<number, PacketPage>()
  results.forEach((result, i) => {
    if (result.data !== undefined) loaded.set(from + i, result.data)
  })
  const error = results.find((result) => result.error !== null)?.error ?? null
  const rowAt = (index: number): PacketRow | undefined => loaded.get(Math.floor(index / pageLength))?.items[index % pageLength]
  return { rowAt, error, any: loaded.values().next().value }
}
