import { useRouteContext } from '@tanstack/react-router'
import { LiveProvider } from '../live/react'
import { Shell } from './Shell'

/** The live connection belongs to the pages behind the sign-in, and starts with them. */
export function ShellRoute() {
  const live = useRouteContext({ from: '/shell', select: (context) => context.live })
  return (
    <LiveProvider live={live}>
      <Shell />
    </LiveProvider>
  )
}
