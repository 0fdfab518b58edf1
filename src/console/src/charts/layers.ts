import type uPlot from 'uplot'
import { hatch } from './hatch'
import type { Palette } from './palette'

/** One column of a plot and the way it is drawn. */
export interface Layer {
  label: string
  kind: 'area' | 'line' | 'dropped' | 'bandLow' | 'bandHigh' | 'threshold' | 'stacked'
  /** Index into the palette's series colours, for stacked columns. */
  color?: number
}

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
      return palette.series[(layer.color ?? 0) % palette.series.length] ?? palette.delivered
    default:
      return palette.delivered
  }
}

export function seriesOf(layer: Layer, palette: Palette): uPlot.Series {
  const base: uPlot.Series = { label: layer.label, stroke: colorOf(layer, palette), width: 1.5, points: { show: false } }
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
    case 'stacked':
      return { ...base, width: 1.2 }
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
    if (layer.kind === 'stacked' && layers[i - 1]?.kind === 'stacked')
      bands.push({ series: [column, column - 1], fill: `${colorOf(layer, palette)}55` })
  })
  return bands
}
