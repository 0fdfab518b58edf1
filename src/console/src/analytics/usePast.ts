import type { Span } from '../api/queries'
import { useSpan } from '../charts/usePolled'
import { longPresets, type Preset } from '../shell/range'
import { useRange } from '../shell/useRange'

/** How often a range that ends now moves on; what is asked here is no monitor. */
const everyMs = 60_000

/** The range in the URL as absolute bounds, or the page's usual one. */
export function usePast(usual: Preset): Span {
  const { search } = useRange()
  const { span } = useSpan({ from: search.from ?? `now-${usual}`, to: search.to }, everyMs)
  if (search.to !== undefined && search.to !== 'now') return span
  // Whole minutes, so that coming back to a page finds what was asked before.
  return { from: Math.floor(span.from / everyMs) * everyMs, to: Math.ceil(span.to / everyMs) * everyMs }
}

export const pastRange = (usual: Preset) => ({ choices: longPresets, usual })
