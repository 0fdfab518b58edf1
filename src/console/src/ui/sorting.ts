/** What a column is sorted by. */
export type SortKey<T> = (row: T) => string | number

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true })

/** "peakPps" sorts descending, "peakPps.asc" ascending; absent or unknown is the server's order. */
export function sorted<T>(rows: readonly T[], keys: Readonly<Record<string, SortKey<T>>>, sort: string | undefined): T[] {
  const [id = '', direction] = sort?.split('.') ?? []
  const key = Object.hasOwn(keys, id) ? keys[id] : undefined
  if (key === undefined) return [...rows]
  const sign = direction === 'asc' ? 1 : -1
  return rows.toSorted((a, b) => sign * compare(key(a), key(b)))
}
