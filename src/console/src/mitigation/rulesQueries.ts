import { queryOptions } from '@tanstack/react-query'
import { get } from '../api/client'
import type { CustomerView, PolicyBody, PolicyView, RuleChangeView } from '../api/types'

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: ({ signal }) => get<PolicyView[]>('/policies', {}, signal),
})

export const presetsQuery = queryOptions({
  queryKey: ['policy-presets'],
  queryFn: ({ signal }) => get<PolicyBody[]>('/policies/presets', {}, signal),
  staleTime: Infinity,
})

export const customersQuery = queryOptions({
  queryKey: ['customers'],
  queryFn: ({ signal }) => get<CustomerView[]>('/customers', {}, signal),
})

export const customerQuery = (number: number) =>
  queryOptions({
    queryKey: ['customer', number],
    queryFn: ({ signal }) => get<CustomerView>(`/customers/${number}`, {}, signal),
  })

export const ruleChangesQuery = queryOptions({
  queryKey: ['rule-changes'],
  queryFn: ({ signal }) => get<RuleChangeView[]>('/rule-changes', { limit: 50 }, signal),
})
