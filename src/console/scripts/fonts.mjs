// Makes the two fonts of the first paint: IBM Plex cut down to the characters and weights the console itself writes.
// Other characters, in names of places and people, come from the complete files when they are needed. The licence of
// IBM Plex (OFL 1.1) reserves its name, so what is cut carries another. Run after changing a character or the fonts.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import subset from 'subset-font'

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')
const characters = `${ascii}\u00a0·×±–—…−←→↑↓“”’µ`
const from = (path) => readFileSync(fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url)))
const to = (name) => fileURLToPath(new URL(`../src/ui/fonts/${name}`, import.meta.url))

/** The names a reader of the file sees; the rest of the table, with the copyright, stays as it is. */
const shownNames = new Set([1, 3, 4, 6, 16, 25])

function renamed(font) {
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i++) {
    const entry = 12 + i * 16
    if (font.toString('latin1', entry, entry + 4) !== 'name') continue
    const name = font.readUInt32BE(entry + 8)
    const strings = name + font.readUInt16BE(name + 4)
    for (let at = name + 6; at < name + 6 + font.readUInt16BE(name + 2) * 12; at += 12) {
      if (!shownNames.has(font.readUInt16BE(at + 6))) continue
      const start = strings + font.readUInt16BE(at + 10)
      const text = font.subarray(start, start + font.readUInt16BE(at + 8))
      text.swap16()
      text.write(text.toString('utf16le').replaceAll('IBM Plex', 'Flowtriq').replaceAll('IBMPlex', 'Flowtrq'), 'utf16le')
      text.swap16()
    }
  }
  return font
}

async function cut(source, name, options) {
  const font = renamed(await subset(from(source), characters, { targetFormat: 'sfnt', preserveNameIds: [0, 13, 14], ...options }))
  const packed = await subset(font, characters, { targetFormat: 'woff2', preserveNameIds: [0, 13, 14] })
  writeFileSync(to(name), packed)
  console.log(`${name}: ${packed.length} bytes`)
}

await cut('@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2', 'flowtriq-sans.woff2', {
  variationAxes: { wght: { min: 400, max: 650, default: 400 } },
})
await cut('@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2', 'flowtriq-mono.woff2')
