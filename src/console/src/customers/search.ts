import type { CustomerView } from '../api/types'

export interface CustomersSearch {
  q?: string
  policy?: string
  sort?: string
}

export function validateCustomers(search: Record<string, unknown>): CustomersSearch {
  const out: CustomersSearch = {}
  for (const key of ['q', 'policy', 'sort'] as const) {
    const value = search[key]
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') out[key] = String(value)
  }
  return out
}

export function matchingCustomers(customers: readonly CustomerView[], { q, policy }: CustomersSearch): CustomerView[] {
  const wanted = q?.toLowerCase()
  return customers.filter(
    (customer) =>
      (policy === undefined || customer.policy === policy) &&
      (wanted === undefined || [customer.name, ...customer.prefixes, ...customer.contacts].join(' ').toLowerCase().includes(wanted)),
  )
}
