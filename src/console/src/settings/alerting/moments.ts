/** A moment as a field of date and time in UTC shows it: "2026-11-23T09:00". */
export const inputOf = (moment: string): string => new Date(moment).toISOString().slice(0, 16)

/** What such a field holds as a moment; null when it is empty or half typed. */
export function momentOf(text: string): string | null {
  const time = Date.parse(`${text}Z`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
