import { QuantityField } from '../forms/QuantityField'
import { axisRate } from '../format/rates'
import { Field } from '../ui/Field'
import { type Tried, usual } from './tried'
import '../forms/forms.css'

export interface BackTestFieldsProps {
  tried: Tried
  onChange: (tried: Tried) => void
  /** What the server found wrong, by field. */
  errors?: Record<string, readonly string[]> | undefined
  disabled?: boolean
}

/** The settings a threshold is made of. */
export function BackTestFields({ tried, onChange, errors = {}, disabled = false }: BackTestFieldsProps) {
  const set = (key: keyof Tried) => (value: number | null) => onChange({ ...tried, [key]: value ?? undefined })
  const quantity = (key: 'floorPps' | 'floorBps' | 'thresholdPps' | 'thresholdBps', label: string, placeholder: string) => (
    <QuantityField label={label} quantity={key.endsWith('Pps') ? 'pps' : 'bps'} value={tried[key] ?? null} placeholder={placeholder} errors={errors[key]} disabled={disabled} onChange={set(key)} />
  )
  return (
    <div className="tried">
      <Field
        label="Times the 99th percentile"
        type="number"
        step={0.1}
        min={1.1}
        max={100}
        className="in num"
        disabled={disabled}
        placeholder={String(usual.multiplier)}
        value={tried.multiplier === undefined || Number.isNaN(tried.multiplier) ? '' : tried.multiplier}
        errors={errors.multiplier}
        onChange={(event) => set('multiplier')(event.target.value === '' ? null : Number(event.target.value))}
      />
      {quantity('floorPps', 'Never below, packets', axisRate(usual.floorPps, 'pps'))}
      {quantity('floorBps', 'Never below, bits', axisRate(usual.floorBps, 'bps'))}
      {quantity('thresholdPps', 'Fixed, packets', 'learnt')}
      {quantity('thresholdBps', 'Fixed, bits', 'learnt')}
    </div>
  )
}
