import { Clock } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Segments } from '../ui/Segments'
import { type Preset, presetOf, presets, presetSearch } from './range'
import { useRange } from './useRange'

const CustomRange = lazy(() => import('./CustomRange'))

export function RangePicker() {
  const { search, change } = useRange()
  const [open, setOpen] = useState(false)
  const preset = presetOf(search)
  return (
    <div className="range">
      <Segments<Preset>
        label="Time range"
        value={preset}
        options={presets.map((each) => [each, each] as const)}
        onChange={(next) => change(presetSearch(next))}
      >
        <button type="button" aria-pressed={preset === null} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Clock className="i s" aria-hidden="true" />
          Custom
        </button>
      </Segments>
      {open && (
        <Suspense fallback={null}>
          <CustomRange close={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
