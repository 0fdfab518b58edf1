/** How many times higher than the traffic a threshold may stand before it is named instead of drawn. */
const reach = 4

/**
 * Upper end of the y scale: room for the traffic, and for the reference lines as long as they do not squeeze
 * the traffic into the floor.
 */
export function upperBound(traffic: number, references: readonly number[]): number {
  const base = Math.max(traffic, 1)
  const shown = references.filter((value) => value <= base * reach)
  return Math.max(base, ...shown) * 1.08
}

export function maximum(columns: readonly ArrayLike<number | null | undefined>[]): number {
  let highest = 0
  for (const column of columns)
    for (let i = 0; i < column.length; i++) {
      const value = column[i]
      if (value !== null && value !== undefined && value > highest) highest = value
    }
  return highest
}

export function lastValue(column: ArrayLike<number | null | undefined> | undefined): number | null {
  for (let i = (column?.length ?? 0) - 1; i >= 0; i--) {
    const value = column?.[i]
    if (value !== null && value !== undefined) return value
  }
  return null
}
