import type { AlertChannel, MailSettings } from '../api/types'
import { noSettings } from '../settings/channels/wording'
import { iso } from './mitigationFixtures'

export const channel: AlertChannel = {
  number: 3,
  name: 'NOC on Slack',
  kind: 'slack',
  enabled: true,
  perMinute: 30,
  destination: 'hooks.slack.com',
  settings: noSettings,
  secrets: ['url'],
  last: { at: iso(60), outcome: 'refused', text: 'it answered 404: no_service', incident: 17 },
  at: iso(86_400),
  by: 'Ada',
  version: 1,
}

export const mail: MailSettings = { configured: true, host: 'smtp.isp.example', port: 587, startTls: true, implicitTls: false, sender: 'NOC <noc@isp.example>', user: 'noc', hasPassword: true, authority: null }
