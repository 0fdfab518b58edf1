import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Unit } from '../format/rates'
import { absolute, type RangeSearch } from './range'

/** The page-wide time range and packets/bits switch, both kept in the URL. */
export function useRange() {
  const { from, to, unit } = useSearch({ strict: false }) as RangeSearch
  const shown: Unit = unit ?? 'pps'
  const navigate = useNavigate()

  const change = useCallback(
    (next: RangeSearch, replace = false) =>
      void navigate({ to: '.', search: (old: RangeSearch) => ({ ...old, ...next }), replace }),
    [navigate],
  )

  return {
    search: { from, to } satisfies RangeSearch,
    unit: shown,
    change,
    zoom: useCallback((start: number, end: number) => change(absolute(start, end)), [change]),
    setUnit: useCallback((next: Unit) => change({ unit: next === 'bps' ? 'bps' : undefined }, true), [change]),
  }
}
