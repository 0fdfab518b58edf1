import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { workspaces } from './accessFixtures'
import { openConsole } from './app'
import { session } from './fixtures'

const slow = { timeout: 8000 }
const admin = { ...session, role: 'admin' as const }

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

it('makes a workspace and shows its set-up link once', async () => {
  const setupLink = 'https://flowtriq.example/w/lab-2/setup?token=abc'
  const { sent } = openConsole('/settings/workspaces', { session: admin, answers: { 'POST /workspaces': { workspace: { ...workspaces[0], slug: 'lab-2' }, setupLink } } })
  fireEvent.click(await screen.findByRole('button', { name: 'New workspace' }, slow))
  const dialog = await screen.findByRole('dialog', { name: 'New workspace' }, slow)
  fireEvent.change(within(dialog).getByLabelText(/^Address/), { target: { value: ' lab-2 ' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Make workspace' }))
  expect(await screen.findByText(setupLink, {}, slow)).toBeTruthy()
  expect(sent[0]).toMatchObject({ method: 'POST', path: '/workspaces', body: { slug: 'lab-2', agentPort: null } })
})

it('shows how each is doing and where it is', async () => {
  openConsole('/settings/workspaces', { session: admin })
  expect(await screen.findByText('Waits for its first administrator', {}, slow)).toBeTruthy()
  expect(screen.getByRole('link', { name: '/w/lab' }).getAttribute('href')).toBe('/w/lab/')
})

it('is for administrators', async () => {
  openConsole('/settings/workspaces', { session })
  expect(await screen.findByText(/Administrators make workspaces/, {}, slow)).toBeTruthy()
})

it('offers the browser’s other workspaces in the menu', async () => {
  localStorage.setItem('flowtriq.workspaces', '[{"base":"/w/lab","name":"Lab network"}]')
  openConsole('/incidents', { session: admin })
  fireEvent.click(await screen.findByRole('button', { name: /account/i }, slow))
  const link = await screen.findByRole('link', { name: 'Lab network' }, slow)
  expect(link.getAttribute('href')).toBe('/w/lab/')
})
