/** One member that is not the same before and after; absent sides are null. */
export interface Difference {
  path: string
  before: string | null
  after: string | null
}

/** What differs between two JSON documents, member by member, in the order of the newer one. */
export function differences(before: string | null, after: string | null): Difference[] {
  const [old, now] = [flat(before), flat(after)]
  const paths = [...new Set([...now.keys(), ...old.keys()])]
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((each) => each.before !== each.after)
}

function flat(document: string | null): Map<string, string> {
  const out = new Map<string, string>()
  if (document !== null) walk(parsed(document), '', out)
  return out
}

function walk(value: unknown, path: string, out: Map<string, string>): void {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (members.length === 0) {
    out.set(path, typeof value === 'string' ? value : JSON.stringify(value))
    return
  }
  for (const [name, member] of members) {
    const step = Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    walk(member, step, out)
  }
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    return document
  }
}
