import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { openConsole } from './app'
import { channel } from './channelFixtures'
import { session } from './fixtures'

afterEach(() => vi.unstubAllGlobals())

const slow = { timeout: 8000 }
const admin = { ...session, role: 'admin' as const }

it('says what became of the last message, and of a test', async () => {
  const { sent } = openConsole('/settings/channels', { session: admin, answers: { 'POST /channels/3/test': { works: true, text: 'delivered' } } })
  expect(await screen.findByText(/incident 17: it answered 404: no_service/, {}, slow)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Send test' }))
  expect(await screen.findByText('Test message taken: delivered', {}, slow)).toBeTruthy()
  expect(sent[0]).toMatchObject({ method: 'POST', path: '/channels/3/test' })
})

it('asks each kind for what it needs, and sends no other', async () => {
  const { sent } = openConsole('/settings/channels', { session: admin, answers: { 'POST /channels': channel } })
  fireEvent.click(await screen.findByRole('button', { name: 'Add channel' }, slow))
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a channel' }, slow))
  fireEvent.change(dialog.getByLabelText('Webhook URL'), { target: { value: 'https://hooks.example/x' } })
  fireEvent.change(dialog.getByLabelText('Kind'), { target: { value: 'telegram' } })
  expect(dialog.queryByLabelText('Webhook URL')).toBeNull()
  fireEvent.change(dialog.getByLabelText('Name'), { target: { value: 'night shift' } })
  fireEvent.change(dialog.getByLabelText('Bot token'), { target: { value: '123456:abcdef' } })
  fireEvent.change(dialog.getByLabelText('Chat'), { target: { value: '-100' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Add channel' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'POST', path: '/channels', body: { name: 'night shift', kind: 'telegram', settings: { chatId: '-100', allowPrivate: false }, secrets: { token: '123456:abcdef', url: null } } }))
})

it('keeps a stored password that nobody entered anew', async () => {
  const { sent } = openConsole('/settings/channels', { session: admin, answers: { 'PUT /mail': {} } })
  const section = within(await screen.findByRole('region', { name: 'Mail server' }, slow))
  fireEvent.change(await section.findByLabelText('Server', {}, slow), { target: { value: 'mail.isp.example' } })
  fireEvent.click(section.getByRole('button', { name: 'Save mail server' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'PUT', path: '/mail', body: { host: 'mail.isp.example', password: null } }))
})

it('leaves channels to administrators, and the mail server out', async () => {
  openConsole('/settings/channels')
  const add = await screen.findByRole('button', { name: /^Add channel/ }, slow)
  expect(add.title).toBe('Only administrators can do this')
  expect(screen.queryByRole('region', { name: 'Mail server' })).toBeNull()
})

it('says who sees the channels to whoever may not, and asks the server for nothing', async () => {
  openConsole('/settings/channels', { session: { ...session, role: 'readOnly' }, answers: { '/channels': undefined } })
  expect(await screen.findByText(/Analysts and administrators see the channels/, {}, slow)).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Channels' })).toBeNull()
})
