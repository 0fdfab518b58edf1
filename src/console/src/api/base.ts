/** What comes before every path: nothing, or /w/SLUG in a further workspace of the server. */
export const baseOf = (path: string): string => /^\/w\/[a-z][a-z0-9-]*(?=\/|$)/.exec(path)?.[0] ?? ''

export const base = baseOf(window.location.pathname)
