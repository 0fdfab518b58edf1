import { expect, it } from 'vitest'
import type { MailSettingsRequest } from '../../api/types'
import { encrypted, encryptionHint, encryptionOf } from './encryption'

const settings = (part: Partial<MailSettingsRequest>): MailSettingsRequest => ({ host: 'smtp.isp.example', sender: 'noc@isp.example', port: 587, startTls: true, implicitTls: false, ...part })

it('moves the usual port with the encryption, and leaves any other', () => {
  expect(encrypted('implicitTls', 587)).toEqual({ startTls: false, implicitTls: true, port: 465 })
  expect(encrypted('startTls', 465)).toEqual({ startTls: true, implicitTls: false, port: 587 })
  expect(encrypted('none', 2525)).toEqual({ startTls: false, implicitTls: false, port: 2525 })
})

it('says when port and encryption do not go together', () => {
  expect(encryptionHint(settings({ port: 465 }))).toBe('Servers expect TLS from the start on port 465')
  expect(encryptionHint(settings({ startTls: false, implicitTls: true }))).toBe('Servers expect STARTTLS on port 587')
  expect(encryptionHint(settings({}))).toBe('Nothing is sent without it')
  expect(encryptionOf(settings({ startTls: false }))).toBe('none')
})
