import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { overviewQuery } from '../api/queries'
import { setPrefs } from '../prefs/prefs'
import { incident, overview } from '../test/fixtures'
import { noticeIncident } from './notices'

const shown: string[] = []
const now = Date.parse('2026-11-22T03:00:00Z')
const fresh = { ...incident(), number: 99, id: 'INC-99', state: 'open' as const, opened: new Date(now - 500).toISOString() }
const queries = new QueryClient()

beforeEach(() => {
  shown.length = 0
  queries.setQueryData(overviewQuery.queryKey, overview())
  vi.stubGlobal(
    'Notification',
    class {
      static permission = 'granted'
      constructor(title: string) {
        shown.push(title)
      }
      addEventListener(): void {}
    },
  )
})

afterEach(() => {
  vi.unstubAllGlobals()
  setPrefs({ notify: false, sound: false })
})

it('says nothing unless the person asked for it', () => {
  noticeIncident(queries, fresh, now)
  expect(shown).toEqual([])
})

it('tells of an incident that has just begun', () => {
  setPrefs({ notify: true })
  noticeIncident(queries, fresh, now)
  expect(shown).toEqual([`INC-99 ${fresh.title}`])
})

it('says nothing of what is known, old or over', () => {
  setPrefs({ notify: true })
  noticeIncident(queries, { ...fresh, number: overview().incidents[0]?.number ?? 0 }, now)
  noticeIncident(queries, { ...fresh, opened: new Date(now - 61_000).toISOString() }, now)
  noticeIncident(queries, { ...fresh, state: 'resolved' }, now)
  expect(shown).toEqual([])
})
