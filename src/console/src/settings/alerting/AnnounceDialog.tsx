import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnnouncedWork } from '../../api/alertingTypes'
import type { StatusPageSummary } from '../../api/types'
import { SelectField } from '../../forms/SelectField'
import MaintenanceDialog from '../../status/MaintenanceDialog'
import { statusPageQuery } from '../../status/queries'
import '../../status/status.css'

/** The status page's own form, with the page to choose; one that is announced already keeps its page. */
export default function AnnounceDialog({ work, pages, close }: { work: AnnouncedWork | null; pages: readonly StatusPageSummary[]; close: () => void }) {
  const [number, setNumber] = useState(work?.page ?? pages[0]?.number ?? 0)
  const { data: page } = useQuery(statusPageQuery(number))
  if (page === undefined) return null
  const choice =
    work === null && pages.length > 1 ? (
      <SelectField label="Status page" value={String(number)} options={pages.map((each) => [String(each.number), each.name] as const)} onChange={(event) => setNumber(Number(event.target.value))} />
    ) : undefined
  return <MaintenanceDialog key={number} page={page} work={page.maintenance.find((each) => each.number === work?.number) ?? null} choice={choice} close={close} />
}
