// Compressed size of what a browser fetches for each page it may open first: the static imports of the entry and of
// the page, their style sheets, the fonts, the icon, and the live connection. Builds into a temporary directory.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const out = mkdtempSync(join(tmpdir(), 'first-load-'))
execFileSync('npx', ['vite', 'build', '--manifest', '--logLevel', 'error', '--outDir', out], { stdio: 'inherit' })
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'))
// The complete fonts have ranges that leave out what the console writes; only the cut ones are fetched for it.
const fonts = readdirSync(join(out, 'assets')).filter((name) => /^flowtriq-.*\.woff2$/.test(name))

const pages = {
  '/login': ['src/access/LoginPage.tsx'],
  '/overview': ['src/shell/ShellRoute.tsx', 'src/overview/OverviewPage.tsx', 'src/live/hub.ts'],
  '/incidents/N': ['src/shell/ShellRoute.tsx', 'src/incidents/IncidentPage.tsx', 'src/packets/PacketsTab.tsx', 'src/live/hub.ts'],
}

for (const [page, modules] of Object.entries(pages)) {
  const files = new Set(['index.html', 'favicon.svg'])
  const chunks = new Set()
  const visit = (key) => {
    if (chunks.has(key)) return
    chunks.add(key)
    const chunk = manifest[key]
    files.add(chunk.file)
    for (const css of chunk.css ?? []) files.add(css)
    for (const each of chunk.imports ?? []) visit(each)
  }
  for (const key of ['index.html', ...modules]) visit(key)
  const sum = (compress) => [...files].reduce((total, file) => total + compress(readFileSync(join(out, file))).length, 0)
  const fontBytes = fonts.reduce((total, name) => total + readFileSync(join(out, 'assets', name)).length, 0)
  const kb = (value) => `${(value / 1000).toFixed(1)} kB`
  const gzip = sum((data) => gzipSync(data, { level: 9 }))
  const brotli = sum(brotliCompressSync)
  console.log(`${page}: code and styles ${kb(gzip)} gzip, ${kb(brotli)} brotli; fonts ${kb(fontBytes)}; in all ${kb(brotli + fontBytes)} with brotli`)
}
rmSync(out, { recursive: true })
