import type uPlot from 'uplot'
import { exactRate, formatRate, type Measure } from '../format/rates'
import { clock, dateTime, type Zone, zoneName } from '../format/time'
import { colorOf, type Layer } from './layers'
import type { Palette } from './palette'
import type { Frame } from './source'

export interface TooltipContext {
  layers: readonly Layer[]
  unit: Measure
  zone: Zone
  palette: Palette
  frame: () => Frame
}

/** Kinds of which a tooltip says nothing where there is nothing. */
const unmentioned: ReadonlySet<Layer['kind']> = new Set(['stacked', 'steps', 'dropped'])

/** From this width on a time of day alone says too little. */
const daySeconds = 86_400

/** Fills and places the tooltip; it is plain DOM because it moves with the pointer. */
export function showTooltip(u: uPlot, box: HTMLElement, context: TooltipContext): void {
  const index = u.cursor.idx
  const left = u.cursor.left ?? -1
  const time = index === null || index === undefined ? undefined : u.data[0][index]
  if (index === null || index === undefined || left < 0 || time === undefined) {
    box.hidden = true
    return
  }
  const frame = context.frame()
  const [first = 0, last = 0] = [u.scales.x?.min ?? 0, u.scales.x?.max ?? 0]
  box.replaceChildren(times(time * 1000, context.zone, last - first > daySeconds ? dateTime : clock))
  context.layers.toReversed().forEach((layer, reversed) => {
    const column = context.layers.length - 1 - reversed
    const value = frame.values?.[column]?.[index] ?? u.data[column + 1]?.[index]
    if (unmentioned.has(layer.kind) && (value === 0 || value === null || value === undefined)) return
    box.append(row(layer.label, value, colorOf(layer, context.palette), context.unit))
  })
  box.hidden = false
  const width = box.offsetWidth
  const plotLeft = u.over.offsetLeft
  const right = plotLeft + left + 26
  box.style.left = `${right + width > u.width ? plotLeft + left - width - 14 : right}px`
  box.style.top = `${u.over.offsetTop + 24}px`
}

/** Both zones, so that nobody has to convert while reading a chart aloud. */
function times(at: number, zone: Zone, text: typeof clock): HTMLElement {
  const other: Zone = zone === 'utc' ? 'local' : 'utc'
  const line = document.createElement('div')
  line.className = 'mut'
  line.textContent = `${text(at, zone)} ${zoneName(zone, at)}`
  if (zoneName('local', at) !== 'UTC+0') line.append(element('small', `${text(at, other)} ${zoneName(other, at)}`))
  return line
}

function row(label: string, value: number | null | undefined, color: string, unit: Measure): HTMLElement {
  const line = document.createElement('div')
  const swatch = document.createElement('i')
  swatch.style.background = color
  const rate = element('b', value === null || value === undefined ? 'no data' : formatRate(value, unit))
  rate.title = exactRate(value, unit)
  line.append(swatch, label, rate)
  return line
}

function element(name: 'b' | 'small', text: string): HTMLElement {
  const node = document.createElement(name)
  node.textContent = text
  return node
}
