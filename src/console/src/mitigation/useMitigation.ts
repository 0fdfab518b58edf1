import { useQuery } from '@tanstack/react-query'
import { mitigationQuery } from './queries'

/** One mitigation with its evidence, kept fresh while it is looked at. */
export const useMitigation = (number: number) => useQuery({ ...mitigationQuery(number), refetchInterval: 2000 })
