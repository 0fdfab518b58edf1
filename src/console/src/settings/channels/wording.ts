import type { ChannelKind, ChannelOutcome, ChannelSecrets, ChannelSettings } from '../../api/types'

export const kindNames: Record<ChannelKind, string> = {
  slack: 'Slack',
  discord: 'Discord',
  teams: 'Microsoft Teams',
  telegram: 'Telegram',
  pagerDuty: 'PagerDuty',
  opsgenie: 'Opsgenie',
  email: 'E-mail',
  webhook: 'Webhook, signed',
  syslog: 'Syslog',
  cef: 'CEF for a SIEM',
}

export const outcomeNames: Record<ChannelOutcome, string> = { delivered: 'Delivered', retry: 'Not taken yet', refused: 'Refused' }

export const outcomeTags: Record<ChannelOutcome, string> = { delivered: 'tag ok', retry: 'tag warn', refused: 'tag bad' }

/** Where what a channel needs is found, in a sentence. */
export const guides: Record<ChannelKind, string> = {
  slack: 'Slack: Your app, Incoming Webhooks, Add New Webhook to Workspace.',
  discord: 'Discord: Edit Channel, Integrations, Webhooks, Copy Webhook URL.',
  teams: 'Teams: Workflows, “Post to a channel when a webhook request is received”, copy the URL.',
  telegram: 'Telegram: @BotFather makes the bot and gives its token; add the bot to the chat.',
  pagerDuty: 'PagerDuty: the service, Integrations, Events API V2, Integration Key.',
  opsgenie: 'Opsgenie: the team, Integrations, API. For Jira Service Management and the EU, enter the API address too.',
  email: 'Goes through the mail server below.',
  webhook: 'Every message is signed with HMAC-SHA256 over its time and body.',
  syslog: 'RFC 5424. Nothing confirms a message over UDP.',
  cef: 'Common Event Format, version 0, over syslog.',
}

/** Which settings and secrets a channel of a kind takes; the server refuses others. */
export const settingsOf: Record<ChannelKind, readonly (keyof ChannelSettings)[]> = {
  slack: ['allowPrivate'],
  discord: ['allowPrivate'],
  teams: ['allowPrivate'],
  telegram: ['chatId', 'baseUrl', 'allowPrivate'],
  pagerDuty: ['baseUrl', 'allowPrivate'],
  opsgenie: ['baseUrl', 'allowPrivate'],
  email: ['recipients'],
  webhook: ['allowPrivate'],
  syslog: ['host', 'port', 'transport', 'facility', 'authority', 'allowPrivate'],
  cef: ['host', 'port', 'transport', 'facility', 'authority', 'allowPrivate'],
}

export const secretsOf: Record<ChannelKind, readonly (keyof ChannelSecrets)[]> = {
  slack: ['url'],
  discord: ['url'],
  teams: ['url'],
  telegram: ['token'],
  pagerDuty: ['token'],
  opsgenie: ['token'],
  email: [],
  webhook: ['url', 'signing'],
  syslog: [],
  cef: [],
}

export const secretName = (kind: ChannelKind, secret: keyof ChannelSecrets): string =>
  secret === 'url' ? (kind === 'webhook' ? 'Address' : 'Webhook URL') : secret === 'signing' ? 'Signing secret' : kind === 'telegram' ? 'Bot token' : kind === 'pagerDuty' ? 'Integration key' : 'API key'

export const noSettings: ChannelSettings = {
  baseUrl: null,
  chatId: null,
  recipients: null,
  host: null,
  port: null,
  transport: null,
  facility: null,
  authority: null,
  allowPrivate: false,
}
