import { Clock } from 'lucide-react'
import { useState } from 'react'
import { Segments } from '../ui/Segments'
import { later } from '../ui/later'
import { type Preset, presetOf, presets, presetSearch } from './range'
import { useRange } from './useRange'

const CustomRange = later(() => import('../overlays/CustomRange'))

export interface RangePickerProps {
  /** Names the range a page chooses by itself while the URL has none. */
  auto?: string | undefined
  choices?: readonly Preset[] | undefined
  /** The choice that is meant while the URL has none. */
  usual?: Preset | undefined
}

export function RangePicker({ auto, choices: among = presets, usual = '5m' }: RangePickerProps) {
  const { search, change } = useRange()
  const [open, setOpen] = useState(false)
  const chosen = search.from === undefined && auto !== undefined ? 'auto' : presetOf(search, among, usual)
  const choices = among.map((each) => [each, each] as const)
  return (
    <div className="range">
      <Segments<Preset | 'auto'>
        label="Time range"
        value={chosen}
        options={auto === undefined ? choices : [['auto', auto], ...choices]}
        onChange={(next) => change(next === 'auto' ? { from: undefined, to: undefined } : presetSearch(next, auto !== undefined, usual))}
      >
        <button type="button" aria-pressed={chosen === null} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Clock className="i s" aria-hidden="true" />
          Custom
        </button>
      </Segments>
      {open && (
        <CustomRange close={() => setOpen(false)} />
      )}
    </div>
  )
}
