import type uPlot from 'uplot'
import { formatRate, type Measure } from '../format/rates'
import { canvasFont, type Palette } from './palette'

type Column = ArrayLike<number | null | undefined>

/** So many samples without anything dropped do not end a stretch: filters are renewed while an attack goes on. */
const lull = 3

/** A stretch of samples in which something was dropped. */
export interface DroppedRun {
  first: number
  last: number
  /** The mean of what was dropped in it. */
  rate: number
}

/** The longest stretch between two indices, the newer of two as long as each other. */
export function droppedRun(dropped: Column, from: number, to: number): DroppedRun | null {
  let best: DroppedRun | null = null
  let [first, last, sum] = [-1, -1, 0]
  for (let i = from; i <= to; i++) {
    const rate = dropped[i] ?? 0
    if (rate <= 0) continue
    if (first < 0 || i - last > lull + 1) [first, sum] = [i, 0]
    last = i
    sum += rate
    if (best === null || i - first >= best.last - best.first) best = { first, last: i, rate: sum / (i - first + 1) }
  }
  return best
}

export interface DroppedArea {
  /** What was delivered: the lower edge of the area. */
  delivered: Column
  /** Where the area ends above. */
  top: Column
  dropped: Column
}

/** "873 kpps dropped before the backbone" in the middle of the hatched area, where it has the room. */
export function drawDroppedLabel(u: uPlot, { delivered, top, dropped }: DroppedArea, words: string, unit: Measure, palette: Palette, fontSize: number): void {
  const [from = 0, to = u.data[0].length - 1] = u.series[0]?.idxs ?? []
  const run = droppedRun(dropped, from, to)
  if (run === null) return
  const { ctx, bbox } = u
  const ratio = devicePixelRatio
  const x = (i: number): number => Math.min(Math.max(u.valToPos(u.data[0][i] ?? 0, 'x', true), bbox.left), bbox.left + bbox.width)
  const y = (value: number | null | undefined): number => u.valToPos(value ?? 0, 'y', true)
  const middle = Math.round((run.first + run.last) / 2)
  const upper = Math.max(y(top[middle]), bbox.top)
  const lower = y(delivered[middle])
  ctx.save()
  ctx.font = `600 ${canvasFont((fontSize + 0.5) * ratio)}`
  const text = `${formatRate(run.rate, unit)} ${words}`
  const room = (fontSize + 10) * ratio
  if (lower - upper >= room && x(run.last) - x(run.first) >= ctx.measureText(text).width + room) {
    ctx.textAlign = 'center'
    ctx.textBaseline = 'middle'
    ctx.lineJoin = 'round'
    ctx.lineWidth = 4 * ratio
    ctx.strokeStyle = palette.background
    ctx.fillStyle = palette.dropped
    const centre = (x(run.first) + x(run.last)) / 2
    ctx.strokeText(text, centre, (upper + lower) / 2)
    ctx.fillText(text, centre, (upper + lower) / 2)
  }
  ctx.restore()
}
