import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

type Colour = [number, number, number, number]

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const dark = tokens(/:root, \[data-theme="dark"\] \{(.*?)\n\}/s)
const light = { ...dark, ...tokens(/\n\[data-theme="light"\] \{(.*?)\n\}/s) }

const text = ['fg-0', 'fg-1', 'fg-2', 'accent', 'sev-critical', 'sev-high', 'sev-medium', 'sev-low', 'ok', 'mit']
const surfaces = ['bg-0', 'bg-1', 'bg-2']

/** WCAG 2.1, 1.4.3: 4.5 to 1. A new incident's card begins its life on the accent, a chip stands on its own tint. */
for (const [theme, values] of [
  ['dark', dark],
  ['light', light],
] as const)
  it(`has readable text on every surface, tint and new card in ${theme}`, () => {
    const faint = text.flatMap((name) =>
      surfaces.flatMap((surface) =>
        [undefined, 'accent-bg', `${name}-bg`]
          .filter((tint) => tint === undefined || tint in values)
          .map((tint) => [name, surface, tint ?? '', contrast(values, name, surface, tint)] as const)
          .filter(([, , , ratio]) => ratio < 4.5),
      ),
    )
    expect(faint).toEqual([])
  })

function tokens(block: RegExp): Record<string, Colour> {
  const found = block.exec(css)?.[1] ?? ''
  return Object.fromEntries(
    [...found.matchAll(/--([\w-]+):#([0-9a-f]{6})([0-9a-f]{2})?/gi)].map(([, name = '', hex = '', alpha]) => [
      name,
      [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).concat(alpha === undefined ? 1 : Number.parseInt(alpha, 16) / 255) as Colour,
    ]),
  )
}

function contrast(values: Record<string, Colour>, name: string, surface: string, tint: string | undefined): number {
  const ground = over(values[tint ?? surface], values[surface])
  const [low, high] = [luminance(ground), luminance(values[name])].toSorted((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function over(top: Colour = [0, 0, 0, 0], ground: Colour = [0, 0, 0, 1]): Colour {
  return [0, 1, 2].map((i) => (top[i] ?? 0) * top[3] + (ground[i] ?? 0) * (1 - top[3])).concat(1) as Colour
}

function luminance(colour: Colour = [0, 0, 0, 1]): number {
  const [r, g, b] = colour.slice(0, 3).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
