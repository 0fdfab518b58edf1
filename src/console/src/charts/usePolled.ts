import { useEffect, useMemo, useState } from 'react'
import type { Span } from '../api/queries'
import { useLive } from '../live/react'
import { type RangeSearch, resolveRange } from '../shell/range'
import { FetchedSource, type Frame } from './source'

export interface LiveSpan {
  /** Bounds that stand still between polls, so that they can be part of a query key. */
  span: Span
  live: boolean
  seconds: number
}

/** The range as absolute bounds; while it ends now, they move on as often as a range of that width is worth it. */
export function useSpan(search: RangeSearch, atLeastMs = 0): LiveSpan {
  const { from, to } = search
  const [now, setNow] = useState(Date.now)
  const live = useLive()
  const range = useMemo(() => resolveRange({ from, to }, now), [from, to, now])
  const seconds = (range.to - range.from) / 1000
  const every = Math.max(atLeastMs, pollEvery(seconds))

  useEffect(() => {
    setNow(Date.now())
    if (!range.live) return
    const timer = setInterval(() => {
      if (!live.paused && !document.hidden) setNow(Date.now())
    }, every)
    return () => clearInterval(timer)
  }, [from, to, range.live, every, live])

  const span = useMemo(() => ({ from: Math.floor(range.from / 1000) * 1000, to: Math.ceil(range.to / 1000) * 1000 }), [range])
  return { span, live: range.live, seconds }
}

/** Turns fetched data into a plot source. */
export function useFetchedSource<T>(data: T | undefined, frame: (data: T) => Frame): FetchedSource {
  const [source] = useState(() => new FetchedSource())
  useEffect(() => {
    if (data !== undefined) source.set(frame(data))
  }, [source, data, frame])
  return source
}

/** How often a range of this width is worth fetching again, in ms. */
const pollEvery = (seconds: number): number => (seconds <= 900 ? 2000 : seconds <= 3600 ? 5000 : 15_000)
