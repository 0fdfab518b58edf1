const patterns = new Map<string, CanvasPattern>()

/** Diagonal hatching, so that dropped traffic differs from delivered by texture and not by colour alone. */
export function hatch(color: string): CanvasPattern | string {
  const known = patterns.get(color)
  if (known !== undefined) return known
  const size = 12
  const tile = document.createElement('canvas')
  tile.width = size
  tile.height = size
  const ctx = tile.getContext('2d')
  if (ctx === null) return color
  ctx.fillStyle = `${color}29`
  ctx.fillRect(0, 0, size, size)
  ctx.strokeStyle = `${color}8c`
  ctx.lineWidth = 1.6
  ctx.beginPath()
  for (const shift of [-size, 0, size]) {
    ctx.moveTo(shift, size)
    ctx.lineTo(shift + size, 0)
  }
  ctx.stroke()
  const pattern = ctx.createPattern(tile, 'repeat')
  if (pattern === null) return color
  patterns.set(color, pattern)
  return pattern
}
