import { Table2 } from 'lucide-react'
import { useState } from 'react'
import type { Measure } from '../format/rates'
import { later } from '../ui/later'
import type { Layer } from './layers'
import type { PlotSource } from './source'

const ChartTableDialog = later(() => import('./ChartTableDialog'))

export interface ChartTableProps {
  source: PlotSource
  layers: readonly Layer[]
  unit: Measure
  /** Name of the exported file, without extension. */
  name: string
}

/** The chart's numbers as a table and as CSV, for readers and for scripts. */
export function ChartTable(props: ChartTableProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="copy as-table" title="View as table" aria-label="View as table" onClick={() => setOpen(true)}>
        <Table2 className="i s" aria-hidden="true" />
      </button>
      {open && (
        <ChartTableDialog {...props} close={() => setOpen(false)} />
      )}
    </>
  )
}
