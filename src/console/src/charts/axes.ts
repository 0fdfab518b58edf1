import uPlot from 'uplot'
import { axisRate, type Measure } from '../format/rates'
import { clock, type Zone } from '../format/time'
import { canvasFont, type Palette } from './palette'

/** Steps of the time axis in seconds. */
const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000, 7_776_000]

export function axesOf(unit: Measure, zone: Zone, palette: Palette, fontSize: number): uPlot.Axis[] {
  const font = canvasFont(fontSize)
  const common = { font, stroke: palette.label, ticks: { show: false } }
  return [
    {
      ...common,
      grid: { stroke: palette.grid, width: 1 },
      incrs: timeSteps,
      size: fontSize * 2,
      gap: 4,
      space: fontSize * 8,
      values: (_, splits, __, ___, step) => splits.map((at) => timeLabel(at, step, zone)),
    },
    {
      ...common,
      grid: { stroke: palette.grid, width: 1 },
      gap: 8,
      space: (_, __, ___, ____, height) => Math.max(fontSize * 3, height / 7),
      size: (u, values) => widestLabel(u, values, font),
      values: (_, splits) => splits.map((value) => axisRate(value, unit)),
    },
  ]
}

function timeLabel(at: number, step: number, zone: Zone): string {
  const text = clock(at * 1000, zone)
  if (step < 60) return text
  if (step < 86_400) return text.slice(0, 5)
  return new Date(at * 1000).toISOString().slice(5, 10)
}

/** Room for the button in the corner below and half of the first time label beside it. */
const cornered = 54

/** The axis is as wide as its longest label: a fixed width clips "8.00 kpps". */
function widestLabel(u: uPlot, values: string[] | null, font: string): number {
  if (values === null || values.length === 0) return cornered
  u.ctx.save()
  u.ctx.font = font
  const widest = Math.max(...values.map((text) => u.ctx.measureText(text).width))
  u.ctx.restore()
  return Math.max(cornered, Math.ceil(widest) + 18)
}

export const zonedDate =
  (zone: Zone) =>
  (seconds: number): Date =>
    zone === 'utc' ? uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC') : new Date(seconds * 1000)
