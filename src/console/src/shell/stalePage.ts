const key = 'flowtriq.reloaded'
const pause = 10_000

/**
 * A part of the console that cannot be fetched belongs to a version the server no longer has, or the network changed
 * in that moment: loading the page again helps in both cases. Not twice in a row, so that a real fault stays visible.
 */
export function reloadWhenStale(now: () => number = Date.now): void {
  window.addEventListener('vite:preloadError', event => {
    const last = Number(sessionStorage.getItem(key) ?? 0)
    if (now() - last < pause) return
    event.preventDefault()
    sessionStorage.setItem(key, String(now()))
    window.location.reload()
  })
}
