import type uPlot from 'uplot'
import type { Palette } from './palette'

/** An event on the time axis. */
export interface Flag {
  /** Epoch seconds. */
  at: number
  text: string
}

/** A horizontal line with its own label, such as a threshold bound. */
export interface Level {
  value: number
  text: string
  effective: boolean
}

const font = (ratio: number, size: number, weight = 400): string =>
  `${weight} ${size * ratio}px "IBM Plex Sans Variable", sans-serif`

/** Dotted lines with a flag above the plot. A flag that would cover its neighbour turns left, or keeps only its line. */
export function drawFlags(u: uPlot, flags: readonly Flag[], palette: Palette): void {
  const { ctx, bbox } = u
  const ratio = devicePixelRatio
  ctx.save()
  ctx.font = font(ratio, 10.5)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  const height = 17 * ratio
  const top = bbox.top - 22 * ratio
  let occupied = -Infinity
  for (const flag of flags.toSorted((a, b) => a.at - b.at)) {
    const x = Math.round(u.valToPos(flag.at, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    ctx.strokeStyle = palette.label
    ctx.lineWidth = ratio
    ctx.setLineDash([ratio, 3 * ratio])
    line(ctx, x + 0.5, top + height, x + 0.5, bbox.top + bbox.height)
    ctx.setLineDash([])
    const width = ctx.measureText(flag.text).width + 14 * ratio
    const fitsRight = x + width <= bbox.left + bbox.width + 8 * ratio
    const left = fitsRight && x >= occupied ? x : x - width
    if (left < occupied) continue
    occupied = left + width + 4 * ratio
    ctx.fillStyle = palette.raised
    ctx.strokeStyle = palette.line
    ctx.beginPath()
    ctx.roundRect(left, top, width, height, 3 * ratio)
    ctx.fill()
    ctx.stroke()
    ctx.fillStyle = palette.strong
    ctx.fillText(flag.text, left + 7 * ratio, top + height / 2 + 0.5)
  }
  ctx.restore()
}

/** Writes a label just above a horizontal line at `value`, or at the upper edge when the line lies above the scale. */
export function drawLevelLabel(u: uPlot, value: number, text: string, color: string, palette: Palette, slot = 0): void {
  const { ctx, bbox } = u
  const ratio = devicePixelRatio
  const y = u.valToPos(value, 'y', true)
  const above = y < bbox.top
  ctx.save()
  ctx.font = font(ratio, 11)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.lineWidth = 3 * ratio
  ctx.lineJoin = 'round'
  ctx.strokeStyle = palette.background
  ctx.fillStyle = color
  const shown = above ? `${text}, above this scale ↑` : text
  const at = above ? bbox.top + (12 + slot * 14) * ratio : y - 5 * ratio
  ctx.strokeText(shown, bbox.left + 6 * ratio, at)
  ctx.fillText(shown, bbox.left + 6 * ratio, at)
  ctx.restore()
}

export function drawLevels(u: uPlot, levels: readonly Level[], palette: Palette): void {
  const { ctx, bbox } = u
  const ratio = devicePixelRatio
  let above = 0
  for (const level of levels) {
    const color = level.effective ? palette.threshold : palette.label
    const y = Math.round(u.valToPos(level.value, 'y', true))
    if (y >= bbox.top && y <= bbox.top + bbox.height) {
      ctx.save()
      ctx.strokeStyle = color
      ctx.lineWidth = (level.effective ? 1.2 : 1) * ratio
      ctx.setLineDash(level.effective ? [7 * ratio, 4 * ratio] : [2 * ratio, 4 * ratio])
      line(ctx, bbox.left, y + 0.5, bbox.left + bbox.width, y + 0.5)
      ctx.restore()
    }
    drawLevelLabel(u, level.value, level.text, color, palette, y < bbox.top ? above++ : 0)
  }
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath()
  ctx.moveTo(x1, y1)
  ctx.lineTo(x2, y2)
  ctx.stroke()
}
