const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
  ['curl/', 'curl'],
] as const

const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** What a browser calls itself, short enough to be recognised: "Firefox on Linux". */
export function browserName(text: string): string {
  const find = (names: readonly (readonly [string, string])[]): string | undefined => names.find(([mark]) => text.includes(mark))?.[1]
  const browser = find(browsers)
  const system = find(systems)
  if (browser === undefined) return text === '' ? 'Unknown' : text.slice(0, 40)
  return system === undefined ? browser : `${browser} on ${system}`
}
