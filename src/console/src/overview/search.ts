export interface OverviewSearch {
  by?: 'protocol' | 'pop'
  pop?: string
  view?: 'nodes'
  sort?: 'az'
}

export function validateOverview(search: Record<string, unknown>): OverviewSearch {
  const out: OverviewSearch = {}
  if (search.by === 'protocol' || search.by === 'pop') out.by = search.by
  if (typeof search.pop === 'string' && search.pop !== '') out.pop = search.pop
  if (search.view === 'nodes') out.view = 'nodes'
  if (search.sort === 'az') out.sort = 'az'
  return out
}
