import { Link } from '@tanstack/react-router'

export function NotFound() {
  return (
    <main className="empty" style={{ height: '100%' }}>
      <h1>This page does not exist</h1>
      <p>The address may be from an older version, or mistyped.</p>
      <Link to="/overview" className="btn p">
        Go to the overview
      </Link>
    </main>
  )
}

export function RouteFailure({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <main className="empty" style={{ height: '100%' }} role="alert">
      <h1>This page could not be shown</h1>
      <p>{error instanceof Error ? error.message : 'An unknown fault.'}</p>
      <button type="button" className="btn p" onClick={reset}>
        Try again
      </button>
    </main>
  )
}
