import { type RefObject, useEffect, useState } from 'react'

/** Rows kept beyond both edges, so that a short scroll meets no blank. */
const beyond = 12

/** First and last row in sight of a scrolled list whose rows all have the same height. */
export function visibleRows(scrollTop: number, height: number, rowHeight: number, count: number): readonly [number, number] {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - beyond)
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + beyond) - 1
  return [Math.min(first, Math.max(0, last)), last]
}

/** Indexes of the rows that have to exist; follows scrolling and the size of the list. */
export function useVisibleRows(body: RefObject<HTMLElement | null>, rowHeight: number, count: number): number[] {
  const [seen, setSeen] = useState({ top: 0, height: 0 })
  useEffect(() => {
    const element = body.current
    if (element === null) return
    const look = (): void => setSeen({ top: element.scrollTop, height: element.clientHeight })
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [body])
  const [first, last] = visibleRows(seen.top, seen.height, rowHeight, count)
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
