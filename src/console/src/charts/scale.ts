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

/** Two neighbouring values of a threshold further apart than this share are a step. */
const stepShare = 0.2

const isStep = (before: number, after: number): boolean => Math.abs(after - before) > stepShare * Math.max(before, after)

/** A threshold that steps is drawn as one line for each level: a gap instead of a wall between them. */
export function levels(column: readonly (number | null)[]): (number | null)[] {
  return column.map((value, i) => {
    const before = column[i - 1] ?? null
    return value !== null && before !== null && isStep(before, value) ? null : value
  })
}

/** The level a threshold has at the end, and the index from which it has it. */
export function lastLevel(column: ArrayLike<number | null | undefined> | undefined): { value: number; start: number } | null {
  const value = lastValue(column)
  if (column === undefined || value === null) return null
  let start = column.length - 1
  for (let i = start; i >= 0; i--) {
    const each = column[i]
    if (each === null || each === undefined) continue
    if (isStep(each, value)) break
    start = i
  }
  return { value, start }
}
