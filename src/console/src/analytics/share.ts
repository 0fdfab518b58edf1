import type { CSSProperties } from 'react'

/** The length of a bar, or the strength of a cell, 0 to 1; the style sheet draws it. */
export const share = (value: number): CSSProperties => ({ '--share': value }) as CSSProperties
