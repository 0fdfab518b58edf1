export interface Highlight {
  offset: number
  length: number
}

export interface HexRow {
  offset: number
  bytes: string[]
  text: string
}

/** Splits a hex string into rows of sixteen bytes with their printable characters. */
export function hexRows(hex: string): HexRow[] {
  const bytes = hex.replaceAll(/\s+/g, '').match(/../g) ?? []
  const rows: HexRow[] = []
  for (let offset = 0; offset < bytes.length; offset += 16) {
    const row = bytes.slice(offset, offset + 16)
    rows.push({ offset, bytes: row, text: row.map(printable).join('') })
  }
  return rows
}

function printable(byte: string): string {
  const code = Number.parseInt(byte, 16)
  return code >= 0x20 && code < 0x7f ? String.fromCodePoint(code) : '·'
}
