/** "peakPps" sorts descending, "peakPps.asc" ascending; absent is the server's order. */
export function sortingOf(text: string | undefined): { id: string; desc: boolean }[] {
  if (text === undefined) return []
  const [id = '', direction] = text.split('.')
  return [{ id, desc: direction !== 'asc' }]
}
