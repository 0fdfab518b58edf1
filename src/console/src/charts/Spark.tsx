import { useEffect, useRef } from 'react'
import { useShownTheme } from '../prefs/prefs'

export interface SparkProps {
  /** Asked at every frame; NaN or null is a gap. */
  read: () => ArrayLike<number | null>
  subscribe: (listener: () => void) => () => void
  width: number
  height: number
  /** Name of a colour token, without the dashes. */
  color: string
}

/** A word-sized chart, drawn on a canvas and never animated. */
export function Spark({ read, subscribe, width, height, color }: SparkProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()

  useEffect(() => {
    const draw = (): void => {
      if (canvas.current !== null) drawSpark(canvas.current, read(), width, height, color)
    }
    draw()
    return subscribe(draw)
  }, [read, subscribe, width, height, color, theme])

  return <canvas ref={canvas} className="spark" style={{ width, height }} aria-hidden="true" />
}

function drawSpark(canvas: HTMLCanvasElement, samples: ArrayLike<number | null>, width: number, height: number, token: string): void {
  const ratio = devicePixelRatio
  canvas.width = width * ratio
  canvas.height = height * ratio
  const ctx = canvas.getContext('2d')
  if (ctx === null) return
  const color = getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim()
  const numbers = Array.from(samples, (value) => (value === null ? Number.NaN : value))
  const known = numbers.filter((value) => !Number.isNaN(value))
  if (known.length === 0) return
  const low = Math.min(...known)
  const high = Math.max(...known)
  // Small wobble on a steady rate stays small: the scale never spans less than a third of the value.
  const floor = Math.max(0, Math.min(low, high * 0.67))
  const span = Math.max(high - floor, 1)
  ctx.scale(ratio, ratio)
  const x = (i: number): number => (numbers.length === 1 ? width : (i / (numbers.length - 1)) * width)
  const y = (value: number): number => 2 + (1 - (value - floor) / span) * (height * 0.55)
  ctx.lineWidth = 1.3
  ctx.strokeStyle = color
  ctx.fillStyle = `${color}26`
  let start = 0
  while (start < numbers.length) {
    if (Number.isNaN(numbers[start])) {
      start++
      continue
    }
    let end = start
    while (end + 1 < numbers.length && !Number.isNaN(numbers[end + 1])) end++
    segment(ctx, numbers, start, end, x, y, height)
    start = end + 1
  }
}

function segment(
  ctx: CanvasRenderingContext2D,
  values: number[],
  start: number,
  end: number,
  x: (i: number) => number,
  y: (value: number) => number,
  height: number,
): void {
  const path = new Path2D()
  for (let i = start; i <= end; i++) path.lineTo(x(i), y(values[i] ?? 0))
  ctx.stroke(path)
  path.lineTo(x(end), height)
  path.lineTo(x(start), height)
  path.closePath()
  ctx.fill(path)
}
