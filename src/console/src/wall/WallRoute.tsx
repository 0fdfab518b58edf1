import { useRouteContext } from '@tanstack/react-router'
import { LiveProvider } from '../live/react'
import { WallPage } from './WallPage'

export function WallRoute() {
  const live = useRouteContext({ from: '/wall', select: (context) => context.live })
  return (
    <LiveProvider live={live}>
      <WallPage />
    </LiveProvider>
  )
}
