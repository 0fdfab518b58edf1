import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import './charts.css'
import { formatRate, type Measure } from '../format/rates'
import { usePrefs, useShownTheme } from '../prefs/prefs'
import { drawFlags, drawLevels, type Flag, type Level } from './annotations'
import { axesOf, zonedDate } from './axes'
import { drawDroppedLabel } from './droppedLabel'
import { bandsOf, isStacked, type Layer, seriesOf } from './layers'
import { canvasFont, readPalette } from './palette'
import { lastLevel, lastValue, maximum, upperBound } from './scale'
import type { PlotSource } from './source'
import { showTooltip } from './tooltip'

export interface PlotProps {
  source: PlotSource
  layers: readonly Layer[]
  unit: Measure
  /** What the chart shows, in words, for those who cannot see it. */
  summary: string
  /** Visible time in epoch seconds; asked at every frame, so a live window moves. */
  window: () => readonly [number, number]
  flags?: readonly Flag[]
  levels?: readonly Level[]
  /** Said of what is dropped, after its rate, in the middle of its area. */
  droppedWords?: string
  log?: boolean
  /** Goes on while the pointer rests on it. */
  playing?: boolean
  /** In pixels; larger where the chart is read from across a room. */
  fontSize?: number
  /** Plots with the same key share their cursor. */
  syncKey?: string
  onZoom?: (fromMs: number, toMs: number) => void
}

/** Live windows creep on while a reader hovers; a zoom or a shift moves by more than a tenth of the width. */
function isAnotherRange([from, to]: readonly [number, number], [newFrom, newTo]: readonly [number, number]): boolean {
  return Math.max(Math.abs(newFrom - from), Math.abs(newTo - to)) > (to - from) / 10
}

/** An imperative chart: React decides what is drawn, frames arrive past it. Hovering freezes it until another range is asked for. */
export function Plot({ source, layers, unit, summary, window: visible, flags, levels, droppedWords, log = false, playing = false, fontSize = 11, syncKey, onZoom }: PlotProps) {
  const host = useRef<HTMLDivElement>(null)
  const tip = useRef<HTMLDivElement>(null)
  // Read by drawing hooks, so that new flags or another window need no new chart.
  const latest = useRef({ flags, levels, visible, onZoom })
  const redraw = useRef<(thaw: boolean) => void>(() => undefined)
  const { zone } = usePrefs()
  const theme = useShownTheme()

  useEffect(() => {
    const moved = isAnotherRange(latest.current.visible(), visible())
    latest.current = { flags, levels, visible, onZoom }
    redraw.current(moved)
  }, [flags, levels, visible, onZoom])

  useEffect(() => {
    const element = host.current
    const box = tip.current
    if (element === null || box === null) return
    const palette = readPalette()
    const thresholdColumn = layers.findIndex((layer) => layer.kind === 'threshold') + 1
    const droppedColumn = layers.findIndex((layer) => layer.kind === 'dropped') + 1
    const traffic = layers.flatMap((layer, i) => (/area|line|before|dropped|stacked|steps/.test(layer.kind) ? [i + 1] : []))

    const yRange = (u: uPlot): uPlot.Range.MinMax => {
      const highest = maximum(traffic.map((column) => u.data[column] ?? []))
      const references = (latest.current.levels ?? []).map((level) => level.value)
      const threshold = lastValue(u.data[thresholdColumn || -1])
      if (threshold !== null) references.push(threshold)
      return [log ? 1 : 0, upperBound(highest, references)]
    }

    let shown = source.read()
    const chart = new uPlot(
      {
        width: Math.max(element.clientWidth, 50),
        height: Math.max(element.clientHeight, 50),
        // On the right, half of a time label that stands under the edge.
        padding: [fontSize + 15, fontSize * 2.2, 0, 0],
        legend: { show: false },
        tzDate: zonedDate(zone),
        scales: {
          x: { time: true, range: () => [...latest.current.visible()] as uPlot.Range.MinMax },
          y: { distr: log ? 3 : 1, range: yRange },
        },
        axes: axesOf(unit, zone, palette, fontSize),
        series: [{}, ...layers.map((layer, i) => {
          const series = seriesOf(layer, palette)
          return isStacked(layer) && !isStacked(layers[i - 1]) ? { ...series, fill: `${palette.series[layer.color ?? 0]}55` } : series
        })],
        bands: bandsOf(layers, palette),
        cursor: {
          y: false,
          drag: { x: true, y: false, setScale: false },
          focus: { prox: -1 },
          points: {
            size: (_, column) => (traffic.includes(column) ? 8 : 0),
            width: 2,
            fill: () => palette.background,
          },
          ...(syncKey === undefined ? {} : { sync: { key: syncKey } }),
        },
        hooks: {
          draw: [
            (u) => {
              const line = lastLevel(u.data[thresholdColumn || -1])
              const threshold = line === null ? null : { value: line.value, text: `Threshold ${formatRate(line.value, unit)}`, effective: true, since: u.data[0][line.start] ?? 0 }
              if (droppedWords !== undefined && droppedColumn > 0) {
                const [delivered, top] = [u.data[droppedColumn - 1] ?? [], u.data[droppedColumn] ?? []]
                drawDroppedLabel(u, { delivered, top, dropped: shown.values?.[droppedColumn - 1] ?? [] }, droppedWords, unit, palette, fontSize)
              }
              drawLevels(u, threshold, latest.current.levels ?? [], palette, fontSize)
              drawFlags(u, latest.current.flags ?? [], palette, fontSize)
            },
          ],
          setCursor: [(u) => showTooltip(u, box, { layers, unit, zone, palette, frame: source.read })],
          setSelect: [
            (u) => {
              if (u.select.width < 8) return
              const from = u.posToVal(u.select.left, 'x') * 1000
              const to = u.posToVal(u.select.left + u.select.width, 'x') * 1000
              u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
              latest.current.onZoom?.(from, to)
            },
          ],
        },
      },
      shown.data,
      element,
    )

    let hovered = false
    const draw = (): void => {
      // A pointer that rested here before there was anything to read freezes nothing.
      if (hovered && !playing && chart.data[0].length > 0) return
      shown = source.read()
      chart.setData(shown.data)
    }
    redraw.current = (thaw) => {
      if (thaw) hovered = false
      draw()
    }
    const enter = (): void => {
      hovered = true
    }
    const leave = (): void => {
      hovered = false
      box.hidden = true
      draw()
    }
    chart.over.addEventListener('pointerenter', enter)
    chart.over.addEventListener('pointerleave', leave)
    const sizes = new ResizeObserver(() => chart.setSize({ width: Math.max(element.clientWidth, 50), height: Math.max(element.clientHeight, 50) }))
    sizes.observe(element)
    // Canvas text drawn before the font is there would stay in the fallback font.
    void document.fonts?.load(canvasFont(fontSize)).then(() => chart.redraw(false, true))
    const unsubscribe = source.subscribe(draw)
    return () => {
      unsubscribe()
      sizes.disconnect()
      redraw.current = () => undefined
      chart.destroy()
    }
  }, [source, layers, unit, zone, theme, log, playing, fontSize, syncKey, droppedWords])

  return (
    <div className="plot" role="img" aria-label={summary}>
      <div className="plot-host" ref={host} />
      <div className="tip num" ref={tip} hidden />
    </div>
  )
}
