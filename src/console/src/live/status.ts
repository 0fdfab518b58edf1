export type Connection =
  | { phase: 'connecting' }
  | { phase: 'connected'; since: number }
  | { phase: 'reconnecting'; retryAt: number }

/** What the live indicator says. Live is a statement about the age of the data, never about the socket. */
export type LiveStatus =
  | { kind: 'connecting' }
  | { kind: 'live'; age: number }
  | { kind: 'stale'; age: number }
  | { kind: 'reconnecting'; seconds: number }
  | { kind: 'paused' }

/** Seconds without a tick after which data counts as stale. */
export const staleAfter = 3

export function liveStatus(connection: Connection, lastTick: number | null, paused: boolean, now: number): LiveStatus {
  if (connection.phase === 'reconnecting')
    return { kind: 'reconnecting', seconds: Math.max(0, (connection.retryAt - now) / 1000) }
  if (paused) return { kind: 'paused' }
  if (connection.phase === 'connecting') return { kind: 'connecting' }
  const fresh = lastTick !== null && lastTick >= connection.since
  const age = Math.max(0, now - (fresh ? lastTick : connection.since)) / 1000
  if (age > staleAfter) return { kind: 'stale', age: lastTick === null ? age : (now - lastTick) / 1000 }
  return fresh ? { kind: 'live', age } : { kind: 'connecting' }
}
