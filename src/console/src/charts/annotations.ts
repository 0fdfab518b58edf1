import type uPlot from 'uplot'
import { canvasFont, type Palette } from './palette'

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
  /** Epoch seconds at which the line begins. */
  since?: number
}

interface Placed {
  text: string
  x: number
  left: number
  width: number
  /** False where a neighbour or the edge leaves no place beside the flag's own line. */
  named: boolean
}

/** Places flags, which come in the order of time, from the last to the first: each stands right of its line, or moves left as far as it still touches it. */
export function placeFlags(flags: readonly { text: string; x: number; width: number }[], edge: number): Placed[] {
  let limit = edge
  return flags
    .toReversed()
    .toSorted((a, b) => b.x - a.x)
    .map(({ text, x, width }) => {
      const left = Math.min(x, limit - width)
      const named = left + width >= x - touch
      if (named) limit = left
      return { text, x, left, width, named }
    })
}

const touch = 3

/** Dotted lines with a flag above the plot. */
export function drawFlags(u: uPlot, flags: readonly Flag[], palette: Palette, fontSize: number): void {
  const { ctx, bbox } = u
  const ratio = devicePixelRatio
  const right = bbox.left + bbox.width
  ctx.save()
  ctx.font = canvasFont((fontSize - 0.5) * ratio)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  const height = (fontSize + 6) * ratio
  const top = bbox.top - height - 5 * ratio
  const visible = flags
    .map((flag) => ({ text: flag.text, x: Math.round(u.valToPos(flag.at, 'x', true)), width: ctx.measureText(flag.text).width + 14 * ratio }))
    .filter(({ x }) => x >= bbox.left && x <= right)
  for (const { text, x, left, width, named } of placeFlags(visible, right + 8 * ratio)) {
    ctx.strokeStyle = palette.label
    ctx.lineWidth = ratio
    ctx.setLineDash([ratio, 3 * ratio])
    line(ctx, x + 0.5, top + height, x + 0.5, bbox.top + bbox.height)
    ctx.setLineDash([])
    if (!named) continue
    ctx.fillStyle = palette.raised
    ctx.strokeStyle = palette.line
    ctx.beginPath()
    ctx.roundRect(left, top, width, height, 3 * ratio)
    ctx.fill()
    ctx.stroke()
    ctx.fillStyle = palette.strong
    ctx.fillText(text, left + 7 * ratio, top + height / 2 + 0.5)
  }
  ctx.restore()
}

interface Box {
  left: number
  right: number
  y: number
}

/** Rows, from its own line, in which a label looks for room. */
const rows = [0, 1, -1, 2, -2, 3, -3] as const

/** Where a label stands: right of what is already there, or, past the edge, in another row that still lies on the plot. */
export function placeLabel(placed: readonly Box[], left: number, y: number, room: { edge: number; top: number; bottom: number; row: number }): readonly [number, number] {
  for (const row of rows) {
    const at = y + row * room.row
    if (row !== 0 && (at < room.top || at > room.bottom)) continue
    const inTheWay = placed.filter((box) => Math.abs(box.y - at) < room.row * 0.8).map((box) => box.right)
    const free = Math.max(left, ...inTheWay)
    if (free <= room.edge || inTheWay.length === 0) return [free, at]
  }
  return [left, y]
}

/** Labels of horizontal lines, which end where a label stands. One that would cover another moves to the right of it, or to the other side of its line. */
class Labels {
  readonly #u: uPlot
  readonly #palette: Palette
  readonly #fontSize: number
  readonly #placed: Box[] = []

  constructor(u: uPlot, palette: Palette, fontSize: number) {
    this.#u = u
    this.#palette = palette
    this.#fontSize = fontSize
  }

  /** `from` is where the line begins; a label that then would not fit ends at the edge. */
  draw(value: number, text: string, color: string, from = 0): void {
    const { ctx, bbox } = this.#u
    const ratio = devicePixelRatio
    const y = this.#u.valToPos(value, 'y', true)
    const above = y < bbox.top
    const shown = above ? `${text}, above this scale ↑` : text
    ctx.save()
    ctx.font = canvasFont(this.#fontSize * ratio)
    ctx.textAlign = 'left'
    ctx.textBaseline = 'alphabetic'
    const first = above ? bbox.top + (this.#fontSize + 1) * ratio : Math.max(y - 5 * ratio, bbox.top + 10 * ratio)
    const width = ctx.measureText(shown).width
    const edge = bbox.left + bbox.width - width - 6 * ratio
    const wanted = Math.max(bbox.left + 6 * ratio, Math.min(from + 6 * ratio, edge))
    const room = { edge, top: bbox.top + this.#fontSize * ratio, bottom: bbox.top + bbox.height - 3 * ratio, row: (this.#fontSize + 7) * ratio }
    const [left, at] = placeLabel(this.#placed, wanted, first, room)
    this.#placed.push({ left, right: left + width + 12 * ratio, y: at })
    ctx.fillStyle = this.#palette.background
    ctx.fillRect(left - 3 * ratio, at - (this.#fontSize - 1) * ratio, width + 6 * ratio, (this.#fontSize + 2) * ratio)
    ctx.fillStyle = color
    ctx.fillText(shown, left, at)
    ctx.restore()
  }
}

/** The threshold's name at its line, and every bound of the detector with a line and a name of its own. */
export function drawLevels(u: uPlot, threshold: Level | null, levels: readonly Level[], palette: Palette, fontSize: number): void {
  const { ctx, bbox } = u
  const ratio = devicePixelRatio
  const labels = new Labels(u, palette, fontSize)
  const sorted = levels.toSorted((a, b) => Number(b.effective) - Number(a.effective) || a.value - b.value)
  const colorOf = (level: Level): string => (level.effective ? palette.threshold : palette.label)
  for (const level of sorted) {
    const y = Math.round(u.valToPos(level.value, 'y', true))
    if (y < bbox.top || y > bbox.top + bbox.height) continue
    ctx.save()
    ctx.strokeStyle = colorOf(level)
    ctx.lineWidth = (level.effective ? 1.2 : 1) * ratio
    ctx.setLineDash(level.effective ? [7 * ratio, 4 * ratio] : [2 * ratio, 4 * ratio])
    line(ctx, bbox.left, y + 0.5, bbox.left + bbox.width, y + 0.5)
    ctx.restore()
  }
  // After every line, so that none is drawn through a name.
  if (threshold !== null) labels.draw(threshold.value, threshold.text, palette.threshold, threshold.since === undefined ? 0 : u.valToPos(threshold.since, 'x', true))
  for (const level of sorted) labels.draw(level.value, level.text, colorOf(level))
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath()
  ctx.moveTo(x1, y1)
  ctx.lineTo(x2, y2)
  ctx.stroke()
}
