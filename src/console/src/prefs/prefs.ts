import { useSyncExternalStore } from 'react'
import type { Zone } from '../format/time'

export type Theme = 'dark' | 'light' | 'auto'
export type Density = 'compact' | 'comfortable'

export interface Prefs {
  theme: Theme
  density: Density
  zone: Zone
  /** The browser tells of a new incident. */
  notify: boolean
  /** With a sound. */
  sound: boolean
}

const key = 'flowtriq.prefs'
const defaults: Prefs = { theme: 'dark', density: 'compact', zone: 'utc', notify: false, sound: false }
const listeners = new Set<() => void>()
const prefersLight = window.matchMedia('(prefers-color-scheme: light)')

let current = read()

function read(): Prefs {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Prefs>) }
  } catch {
    return defaults
  }
}

export const shownTheme = (theme: Theme): 'dark' | 'light' =>
  theme === 'auto' ? (prefersLight.matches ? 'light' : 'dark') : theme

export function applyPrefs(): void {
  const root = document.documentElement
  root.dataset.theme = shownTheme(current.theme)
  root.dataset.density = current.density
}

export function setPrefs(change: Partial<Prefs>): void {
  current = { ...current, ...change }
  localStorage.setItem(key, JSON.stringify(current))
  announce()
}

function announce(): void {
  applyPrefs()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

prefersLight.addEventListener('change', announce)

/** The preferences outside of what is drawn. */
export const currentPrefs = (): Prefs => current

export const usePrefs = (): Prefs => useSyncExternalStore(subscribe, () => current)

/** Redraw key for canvases: the theme as shown, after "auto" is resolved. */
export const useShownTheme = (): 'dark' | 'light' =>
  useSyncExternalStore(subscribe, () => shownTheme(current.theme))
