import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { openConsole } from './app'
import { apiToken, auditLine } from './auditFixtures'
import { session } from './fixtures'

afterEach(() => vi.unstubAllGlobals())

const slow = { timeout: 8000 }
const admin = { ...session, role: 'admin' as const }

it('shows what an entry changed, member by member', async () => {
  openConsole('/settings/audit', { session: admin })
  fireEvent.click(await screen.findByRole('button', { name: /^Change of entry 42/ }, slow))
  const change = await screen.findByRole('region', { name: 'Change of entry 42' }, slow)
  expect(within(change).getByText('name').closest('tr')?.textContent).toBe('nameLumen RetailLumen Wholesale')
  expect(within(change).queryByText('policy')).toBeNull()
})

it('verifies the log when asked and says where it is broken', async () => {
  const broken = { whole: false, lines: 6, head: 'ab'.repeat(32), brokenAt: 7, reason: 'Its text is not what was written.' }
  openConsole('/settings/audit', { session: admin, answers: { '/audit/verification': broken } })
  fireEvent.click(await screen.findByRole('button', { name: 'Verify now' }, slow))
  expect(await screen.findByText('Broken at entry 7', {}, slow)).toBeTruthy()
  expect(screen.getByText('Its text is not what was written.')).toBeTruthy()
})

it('hands out everything the filters match as a file', async () => {
  openConsole('/settings/audit?person=ann&from=2026-11-01', { session: admin })
  const file = await screen.findByRole('link', { name: 'CSV' }, slow)
  expect(file.getAttribute('href')).toBe('/api/v1/audit?person=ann&from=2026-11-01&format=csv')
  expect(await screen.findByText(auditLine.what, {}, slow)).toBeTruthy()
})

it('makes a token with the chosen scopes and shows its secret once', async () => {
  const { sent } = openConsole('/settings/tokens', { session: admin, answers: { 'POST /tokens': { token: apiToken, secret: 'ftq_0123456789' } } })
  fireEvent.click(await screen.findByRole('button', { name: 'New token' }, slow))
  const dialog = await screen.findByRole('dialog', { name: 'New token' }, slow)
  fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: 'grafana' } })
  fireEvent.click(within(dialog).getByLabelText(/^Nodes/))
  fireEvent.click(within(dialog).getByRole('button', { name: 'Make token' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'POST', path: '/tokens', body: { name: 'grafana', scopes: ['read', 'nodes'], days: 90 } }))
  expect(await screen.findByText('ftq_0123456789', {}, slow)).toBeTruthy()
})

it('revokes a token only after saying what that means', async () => {
  const { sent } = openConsole('/settings/tokens', { session: admin, answers: { 'DELETE /tokens/3': {} } })
  fireEvent.click(await screen.findByRole('button', { name: 'Revoke ticket system' }, slow))
  const dialog = await screen.findByRole('dialog', {}, slow)
  expect(sent).toEqual([])
  fireEvent.click(within(dialog).getByRole('button', { name: 'Revoke token' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'DELETE', path: '/tokens/3' }))
})
