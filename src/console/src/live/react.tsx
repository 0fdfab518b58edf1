import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useSyncExternalStore } from 'react'
import { overviewQuery } from '../api/queries'
import type { Live } from './live'
import type { NetworkNow, NodeNow } from './overviewModel'
import type { LiveStatus } from './status'

const LiveContext = createContext<Live | null>(null)

export function LiveProvider({ live, children }: { live: Live; children: ReactNode }) {
  useEffect(() => {
    void live.start()
    return live.join('overview')
  }, [live])
  return <LiveContext value={live}>{children}</LiveContext>
}

export function useLive(): Live {
  const live = use(LiveContext)
  if (live === null) throw new Error('useLive needs a LiveProvider above it.')
  return live
}

/** The overview snapshot. Fetching it again also reseeds the live model. */
export function useOverview() {
  const live = useLive()
  const overview = useQuery({ ...overviewQuery, refetchInterval: () => (live.paused ? false : 10_000) })
  const { data } = overview
  useEffect(() => {
    if (data === undefined) return
    live.model.reset(data)
    live.ticks.raise()
  }, [live, data])
  return overview
}

/** Re-renders once per shown tick. */
export function useTick(): number {
  const { ticks } = useLive()
  return useSyncExternalStore(ticks.subscribe, () => ticks.version)
}

export function useNetworkNow(): NetworkNow | null {
  useTick()
  return useLive().model.totals
}

export function useNodeNow(id: string): NodeNow | undefined {
  useTick()
  return useLive().model.node(id)
}

/** The status is recomputed by the clock as well as by events, because it depends on age. */
export function useLiveStatus(): LiveStatus {
  const live = useLive()
  useSyncExternalStore(live.changes.subscribe, () => live.changes.version)
  const now = useNow(500)
  return live.status(Math.max(now, Date.now()))
}

export function useNow(every = 1000): number {
  const clock = clockOf(every)
  return useSyncExternalStore(clock.subscribe, clock.now)
}

interface Clock {
  subscribe: (listener: () => void) => () => void
  now: () => number
}

const clocks = new Map<number, Clock>()

/** One timer per period for the whole page, stopped when nobody looks. */
function clockOf(every: number): Clock {
  const known = clocks.get(every)
  if (known !== undefined) return known
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let now = Date.now()
  const clock: Clock = {
    now: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      timer ??= setInterval(() => {
        now = Date.now()
        for (const each of listeners) each()
      }, every)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
  clocks.set(every, clock)
  return clock
}
