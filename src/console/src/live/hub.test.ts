import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Hub } from './hub'
import type { Connection } from './status'

const end = '\u001e'

/** The browser's end of a socket whose other end is the test. */
class Line extends EventTarget {
  static readonly all: Line[] = []
  readonly address: string
  readonly said: unknown[] = []
  closed = false

  constructor(address: string) {
    super()
    this.address = address
    Line.all.push(this)
  }

  send(data: string): void {
    for (const record of data.split(end)) if (record !== '') this.said.push(JSON.parse(record))
  }

  close(): void {
    this.closed = true
  }

  tell(what: 'open' | 'close' | 'error'): void {
    this.dispatchEvent(new Event(what))
  }

  answer(...messages: object[]): void {
    this.dispatchEvent(new MessageEvent('message', { data: messages.map((message) => JSON.stringify(message) + end).join('') }))
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  Line.all.length = 0
  vi.stubGlobal('WebSocket', Line)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function connected(): { hub: Hub; line: Line; phases: string[] } {
  const phases: string[] = []
  const hub = new Hub((connection: Connection) => phases.push(connection.phase))
  hub.join('overview')
  hub.start()
  const line = newest()
  line.tell('open')
  line.answer({})
  return { hub, line, phases }
}

const newest = (): Line => Line.all.at(-1) as Line

it('shakes hands before it joins, on the address of the page', () => {
  const { line, phases } = connected()
  expect(line.address).toMatch(/^ws:\/\/.*\/hub\/live$/)
  expect(line.said).toEqual([
    { protocol: 'json', version: 1 },
    { type: 1, target: 'Join', arguments: ['overview'] },
  ])
  expect(phases).toEqual(['connected'])
})

it('hands each message to its handler, several in one frame too', () => {
  const { hub, line } = connected()
  const seen: unknown[] = []
  hub.on('tick', (body) => {
    seen.push(body)
  })
  line.answer({ type: 1, target: 'tick', arguments: [{ t: 1 }] }, { type: 6 }, { type: 1, target: 'other', arguments: [0] }, { type: 1, target: 'tick', arguments: [{ t: 2 }] })
  expect(seen).toEqual([{ t: 1 }, { t: 2 }])
})

it('says that it lives when something arrives and it was silent for a while', () => {
  const { line } = connected()
  line.answer({ type: 6 })
  expect(line.said).toHaveLength(2)
  vi.advanceTimersByTime(11_000)
  line.answer({ type: 6 })
  expect(line.said.at(-1)).toEqual({ type: 6 })
})

it('joins a group once, however many ask, and leaves it with the last', () => {
  const { hub, line } = connected()
  const leave = [hub.join('node:1'), hub.join('node:1')]
  for (const each of leave) each()
  expect(line.said.slice(2)).toEqual([
    { type: 1, target: 'Join', arguments: ['node:1'] },
    { type: 1, target: 'Leave', arguments: ['node:1'] },
  ])
})

it('comes back after ever longer waits and joins again', () => {
  const { line, phases } = connected()
  line.tell('close')
  vi.advanceTimersByTime(499)
  expect(Line.all).toHaveLength(1)
  vi.advanceTimersByTime(1)
  newest().tell('error')
  vi.advanceTimersByTime(1000)
  expect(Line.all).toHaveLength(3)
  newest().tell('open')
  newest().answer({})
  expect(newest().said.at(-1)).toEqual({ type: 1, target: 'Join', arguments: ['overview'] })
  expect(phases).toEqual(['connected', 'reconnecting', 'reconnecting', 'connected'])
})

it('takes a line on which nothing arrives for dead', () => {
  const { line, phases } = connected()
  vi.advanceTimersByTime(30_000)
  expect(line.closed).toBe(true)
  expect(phases.at(-1)).toBe('reconnecting')
})

it.each([{ type: 7 }, { type: 7, error: 'shutting down', allowReconnect: true }])('comes back when the server says goodbye: %o', (goodbye) => {
  const { line, phases } = connected()
  line.answer(goodbye)
  expect(line.closed).toBe(true)
  expect(phases.at(-1)).toBe('reconnecting')
})

it('stays away once it is stopped', () => {
  const { hub, line } = connected()
  hub.stop()
  vi.advanceTimersByTime(60_000)
  expect(line.closed).toBe(true)
  expect(Line.all).toHaveLength(1)
})
