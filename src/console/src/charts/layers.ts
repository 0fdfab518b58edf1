import uPlot from 'uplot'
import { hatch } from './hatch'
import type { Palette } from './palette'

/** One column of a plot and the way it is drawn. */
export interface Layer {
  label: string
  kind: 'area' | 'line' | 'before' | 'dropped' | 'bandLow' | 'bandHigh' | 'threshold' | 'stacked' | 'steps'
  /** Index into the palette's series colours, for stacked columns and lines. */
  color?: number
  /** Marks each value, so that one between two gaps is seen. */
  points?: boolean
}

/** Kinds of which a value between two gaps is marked: a line has no length there. */
const alone = /^(area|line|before)$/

function isolated(u: uPlot, column: number): number[] | null {
  const values = u.data[column] ?? []
  const found: number[] = []
  for (let i = 0; i < values.length; i++) if (values[i] != null && values[i - 1] == null && values[i + 1] == null) found.push(i)
  return found.length === 0 ? null : found
}

/** A column lasts from its time to the next one's. */
const stepped = uPlot.paths.stepped?.({ align: 1 })

export const isStacked = (layer: Layer | undefined): boolean => layer?.kind === 'stacked' || layer?.kind === 'steps'

export const colorOf = (layer: Layer, palette: Palette): string => {
  switch (layer.kind) {
    case 'threshold':
      return palette.threshold
    case 'bandLow':
    case 'bandHigh':
      return palette.baseline
    case 'dropped':
      return palette.dropped
    case 'stacked':
    case 'steps':
      return palette.series[(layer.color ?? 0) % palette.series.length] ?? palette.delivered
    case 'before':
      return palette.label
    case 'line':
      return layer.color === undefined ? palette.delivered : (palette.series[layer.color % palette.series.length] ?? palette.delivered)
    default:
      return palette.delivered
  }
}

export function seriesOf(layer: Layer, palette: Palette): uPlot.Series {
  const base: uPlot.Series = { label: layer.label, stroke: colorOf(layer, palette), width: 1.5, points: { show: layer.points ?? false, size: 5, ...(alone.test(layer.kind) && layer.points !== true ? { filter: isolated } : {}) } }
  switch (layer.kind) {
    case 'area':
      return { ...base, width: 1.6, fill: palette.deliveredFill }
    case 'dropped':
      return { ...base, fill: () => hatch(palette.dropped) }
    case 'bandLow':
      return { ...base, stroke: 'transparent', width: 0 }
    case 'bandHigh':
      return { ...base, width: 1, dash: [2, 3] }
    case 'threshold':
      return { ...base, width: 1.2, dash: [7, 4] }
    case 'before':
      return { ...base, width: 1.2, dash: [5, 4] }
    case 'stacked':
      return { ...base, width: 1.2 }
    case 'steps':
      return { ...base, width: 1, ...(stepped === undefined ? {} : { paths: stepped }) }
    default:
      return base
  }
}

/** Fills between neighbouring columns: the baseline's p50–p99, dropped on top of delivered, stacks. */
export function bandsOf(layers: readonly Layer[], palette: Palette): uPlot.Band[] {
  const bands: uPlot.Band[] = []
  layers.forEach((layer, i) => {
    const column = i + 1
    if (layer.kind === 'bandHigh') bands.push({ series: [column, column - 1], fill: palette.baselineFill })
    if (layer.kind === 'dropped') bands.push({ series: [column, column - 1], fill: () => hatch(palette.dropped) })
    if (isStacked(layer) && isStacked(layers[i - 1]))
      bands.push({ series: [column, column - 1], fill: `${colorOf(layer, palette)}55` })
  })
  return bands
}
