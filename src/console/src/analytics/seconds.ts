import { duration, reaction } from '../format/time'

/** A reaction time: to the hundredth while it is short, in minutes when it is not; a dash where it did not happen. */
export const seconds = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : value < 100 ? `${reaction(value)} s` : duration(value))
