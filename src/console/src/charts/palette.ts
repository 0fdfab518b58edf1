/** The colours a canvas needs, read from the same tokens the style sheets use. */
export interface Palette {
  background: string
  raised: string
  line: string
  grid: string
  label: string
  strong: string
  delivered: string
  deliveredFill: string
  dropped: string
  baseline: string
  baselineFill: string
  threshold: string
  series: string[]
}

/** Colours for breakdowns: cool ones only, since warm means trouble and orchid means mitigation. */
const seriesColors = 8

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    background: token('bg-1'),
    raised: token('bg-3'),
    line: token('line-2'),
    grid: token('ch-grid'),
    label: token('fg-2'),
    strong: token('fg-0'),
    delivered: token('ch-passed'),
    deliveredFill: token('ch-passed-fill'),
    dropped: token('ch-dropped'),
    baseline: token('ch-base'),
    baselineFill: token('ch-base-fill'),
    threshold: token('ch-thr'),
    series: Array.from({ length: seriesColors }, (_, i) => token(`cat-${i}`)),
  }
}

/** A canvas does not inherit its font from the page. */
export const canvasFont = (pixels: number): string => `${pixels}px "Flowtriq Sans", "IBM Plex Sans Variable", sans-serif`
