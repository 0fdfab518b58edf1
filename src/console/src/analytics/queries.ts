import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, type Query } from '../api/client'
import type { AttackAnalysis, BackTestResult, BilledMonth, GrowthAnalysis, QualityAnalysis, TalkerAnalysis, TrafficAnalysis } from '../api/types'

/** Figures about the past stay for a while; the period before is shown until the new one is there. */
const figures = <T,>(page: string, request: Query) =>
  queryOptions({
    queryKey: ['analytics', page, request],
    queryFn: ({ signal }) => get<T>(`/analytics/${page}`, request, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

export const trafficQuery = (request: Query) => figures<TrafficAnalysis>('traffic', request)
export const growthQuery = (request: Query) => figures<GrowthAnalysis>('growth', request)
export const billingQuery = (request: Query) => figures<BilledMonth>('billing', request)
export const attacksQuery = (request: Query) => figures<AttackAnalysis>('attacks', request)
export const qualityQuery = (request: Query) => figures<QualityAnalysis>('quality', request)
export const talkersQuery = (request: Query) => figures<TalkerAnalysis>('talkers', request)
export const backTestQuery = (request: Query) => ({ ...figures<BackTestResult>('back-test', request), staleTime: 300_000 })
