import { ApiError } from '../api/client'

export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** What the server found wrong, by field; paths are compared without regard to case. */
export function fieldErrors(error: Error | null): FieldErrors {
  if (!(error instanceof ApiError)) return {}
  return Object.fromEntries(Object.entries(error.problem.errors ?? {}).map(([field, problems]) => [field.toLowerCase(), problems]))
}

export const errorsAt = (errors: FieldErrors, field: string): string[] => [...(errors[field.toLowerCase()] ?? [])]

/** Errors whose field is not on the form, so that none is lost. */
export function errorsElsewhere(errors: FieldErrors, onForm: (field: string) => boolean): string[] {
  return Object.entries(errors)
    .filter(([field]) => !onForm(field))
    .flatMap(([field, problems]) => problems.map((problem) => (field === '' ? problem : `${field}: ${problem}`)))
}

/** True when something on a form cannot be read; it must not be sent then, because JSON would make it null. */
export function hasUnreadable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value)
  if (Array.isArray(value)) return value.some(hasUnreadable)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnreadable)
}
