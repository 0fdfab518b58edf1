import { useRouteContext } from '@tanstack/react-router'
import { useRememberedWorkspace } from '../access/workspaces'
import { LiveProvider } from '../live/react'
import { Shell } from './Shell'

/** The live connection belongs to the pages behind the sign-in, and starts with them. */
export function ShellRoute() {
  useRememberedWorkspace()
  const live = useRouteContext({ from: '/shell', select: (context) => context.live })
  return (
    <LiveProvider live={live}>
      <Shell />
    </LiveProvider>
  )
}
