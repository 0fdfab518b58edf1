import type { Severity } from '../api/types'

export type Shape = Severity | 'ok' | 'off'

const shapes = {
  critical: (
    <>
      <path d="M3.7.8h4.6l2.9 2.9v4.6l-2.9 2.9H3.7L.8 8.3V3.7z" fill="currentColor" />
      <path d="M6 3v3.6M6 8.4v.6" stroke="var(--gx,var(--bg-1))" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  high: <path d="M6 1l5.3 9.6H.7z" fill="currentColor" />,
  medium: <path d="M6 .8 11.2 6 6 11.2.8 6z" fill="currentColor" />,
  low: (
    <>
      <circle cx="6" cy="6" r="5.2" fill="currentColor" />
      <path d="M6 5.6v3M6 3.2v.4" stroke="var(--bg-1)" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  ok: <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  off: <path d="M2.2 2.2l7.6 7.6M9.8 2.2 2.2 9.8" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />,
} satisfies Record<Shape, React.ReactNode>

/** Octagon, triangle, diamond, circle: the shape carries the meaning as much as the colour does. */
export function Glyph({ shape }: { shape: Shape }) {
  return (
    <svg className="glyph" viewBox="0 0 12 12" aria-hidden="true">
      {shapes[shape]}
    </svg>
  )
}
