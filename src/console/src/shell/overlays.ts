import { useSyncExternalStore } from 'react'

type Overlay = 'palette' | 'help' | 'killSwitch' | null

let open: Overlay = null
const listeners = new Set<() => void>()

function show(next: Overlay): void {
  open = next
  for (const listener of listeners) listener()
}

export const openPalette = (): void => show('palette')
export const openHelp = (): void => show('help')
export const openKillSwitch = (): void => show('killSwitch')
export const closeOverlay = (): void => show(null)

export const useOverlay = (): Overlay =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
