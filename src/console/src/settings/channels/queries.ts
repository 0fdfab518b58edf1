import { queryOptions } from '@tanstack/react-query'
import { get } from '../../api/client'
import type { AlertChannel, MailSettings } from '../../api/types'

export const channelsQuery = queryOptions({ queryKey: ['channels'], queryFn: ({ signal }) => get<AlertChannel[]>('/channels', {}, signal) })

export const mailQuery = queryOptions({ queryKey: ['mail'], queryFn: ({ signal }) => get<MailSettings>('/mail', {}, signal) })
