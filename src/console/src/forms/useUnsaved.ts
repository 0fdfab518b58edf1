import { useBlocker } from '@tanstack/react-router'

/** Asks before a form with changes is left, be it for another page or by closing the tab. */
export function useUnsaved(unsaved: boolean): void {
  useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname && !window.confirm('Changes on this page are not saved. Leave it?'),
    enableBeforeUnload: () => unsaved,
  })
}
