import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/client'
import { sessionQuery } from './api/queries'
import { Live } from './live/live'
import { applyPrefs } from './prefs/prefs'
import { makeRouter } from './routes'
import { reloadWhenStale } from './shell/stalePage'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'

applyPrefs()
reloadWhenStale()

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: sessionEnded }),
  defaultOptions: {
    queries: {
      staleTime: 1000,
      // A refusal stays a refusal; only a server that does not answer is asked again.
      retry: (failures, error) => !(error instanceof ApiError) && failures < 3,
      refetchOnWindowFocus: false,
    },
  },
})

const router = makeRouter({ queries, live: new Live(queries) })

/** A session that ended elsewhere leads to the sign-in page, and back afterwards. */
function sessionEnded(error: Error): void {
  if (!(error instanceof ApiError) || error.status !== 401 || router.state.location.pathname === '/login') return
  if (router.state.location.pathname === '/wall') return
  queries.setQueryData(sessionQuery.queryKey, null)
  void router.navigate({ to: '/login', search: { back: router.state.location.href } })
}

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root.')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
