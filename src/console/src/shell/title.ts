import { useEffect } from 'react'

/** Puts the number of active incidents into the tab's title and icon, where it is seen from another tab. */
export function useTabTitle(page: string, activeIncidents: number): void {
  useEffect(() => {
    document.title = `${activeIncidents > 0 ? `(${activeIncidents}) ` : ''}${page} · Flowtriq`
  }, [page, activeIncidents])

  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (icon !== null) icon.href = activeIncidents > 0 ? badge(activeIncidents) : '/favicon.svg'
  }, [activeIncidents])
}

function badge(count: number): string {
  const text = count > 9 ? '9+' : String(count)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#C4281F"/><text x="12" y="17.5" font-family="sans-serif" font-size="${count > 9 ? 13 : 16}" font-weight="700" fill="#fff" text-anchor="middle">${text}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
