import { Field } from '../ui/Field'

export interface NumberFieldProps {
  label: string
  value: number | null | undefined
  onChange: (value: number | null) => void
  min?: number
  max?: number
  hint?: string
  placeholder?: string
  required?: boolean
  errors?: readonly string[] | undefined
}

/** A whole number; empty is null. */
export function NumberField({ label, value, onChange, errors, ...rest }: NumberFieldProps) {
  return (
    <Field
      label={label}
      type="number"
      step={1}
      value={value == null || Number.isNaN(value) ? '' : value}
      errors={errors}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      {...rest}
    />
  )
}
