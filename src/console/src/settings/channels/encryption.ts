import type { MailSettingsRequest } from '../../api/types'

/** The port on which servers expect TLS from the first byte on (RFC 8314). */
const implicitPort = 465
const usualPort = 587

export const encryptions: readonly (readonly [string, string])[] = [
  ['startTls', 'STARTTLS'],
  ['implicitTls', 'TLS from the start'],
  ['none', 'None'],
]

export const encryptionOf = ({ startTls, implicitTls }: MailSettingsRequest): string => (implicitTls === true ? 'implicitTls' : startTls === false ? 'none' : 'startTls')

/** The same settings with another encryption; a port that is usual for the other way follows. */
export function encrypted(way: string, port: number): Pick<MailSettingsRequest, 'startTls' | 'implicitTls' | 'port'> {
  const implicitTls = way === 'implicitTls'
  return {
    startTls: way === 'startTls',
    implicitTls,
    port: implicitTls && port === usualPort ? implicitPort : !implicitTls && port === implicitPort ? usualPort : port,
  }
}

/** What the choice means, and what is odd about it. */
export function encryptionHint(settings: MailSettingsRequest): string {
  const way = encryptionOf(settings)
  if (settings.port === implicitPort && way !== 'implicitTls') return 'Servers expect TLS from the start on port 465'
  if (settings.port === usualPort && way === 'implicitTls') return 'Servers expect STARTTLS on port 587'
  return way === 'none' ? 'Anybody on the way can read it' : 'Nothing is sent without it'
}
