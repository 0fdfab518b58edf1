import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, expect, it, vi } from 'vitest'
import { openConsole } from './app'
import { session } from './fixtures'
import { customerSession, portalCustomer, portalDays, portalIncident, portalTraffic, statusPage, statusPages } from './statusFixtures'

afterEach(() => vi.unstubAllGlobals())

const answers = {
  '/status-pages': statusPages,
  '/status-pages/3': statusPage,
  '/status-pages/3/preview': '<!DOCTYPE html><title>Example Net status</title>',
  'POST /status-pages/stories/9/updates': statusPage,
  'PUT /status-pages/updates/21': statusPage,
  'PUT /status-pages/3': statusPage,
  '/portal': portalCustomer,
  '/portal/incidents': { total: 1, items: [portalIncident.incident] },
  '/portal/incidents/17': portalIncident,
  '/portal/traffic': portalDays,
  '/portal/measurements': portalTraffic,
  'PUT /portal/contacts': portalCustomer,
}

const admin = { session: { ...session, role: 'admin' as const }, answers }
const customer = { session: customerSession, answers }
const options: axe.RunOptions = { rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false }, 'frame-tested': { enabled: false } } }

it.each([
  ['/status-pages', 'Example Net', admin],
  ['/status-pages/3', 'We are working against it.', admin],
  ['/portal', 'INC-17', customer],
  ['/portal/incidents/17', 'Filtered by routers', customer],
] as const)('has no accessibility violation at %s', async (address, text, opened) => {
  const { container } = openConsole(address, opened)
  await screen.findAllByText(text, {}, { timeout: 8000 })
  const { violations } = await axe.run(container, options)
  expect(violations.map(({ id, nodes }) => [id, nodes.map((each) => each.html)])).toEqual([])
})

it.each([
  ['Edit page', 'Example Net'],
  ['Tell of another', 'Tell of a disruption'],
  ['Post update', 'Post an update'],
  ['Announce', 'Announce maintenance'],
] as const)('has no accessibility violation in the dialog of “%s”', async (button, title) => {
  openConsole('/status-pages/3', admin)
  fireEvent.click(await screen.findByRole('button', { name: button }, { timeout: 8000 }))
  const dialog = await screen.findByRole('dialog', { name: title }, { timeout: 8000 })
  const { violations } = await axe.run(dialog, options)
  expect(violations.map(({ id, nodes }) => [id, nodes.map((each) => each.html)])).toEqual([])
})

it('posts an update, and says the phase only when one is chosen', async () => {
  const { sent } = openConsole('/status-pages/3', admin)
  fireEvent.click(await screen.findByRole('button', { name: 'Post update' }, { timeout: 8000 }))
  const dialog = await screen.findByRole('dialog', { name: 'Post an update' })
  fireEvent.change(within(dialog).getByLabelText('Text'), { target: { value: 'Nearly done.' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Post' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ method: 'POST', path: '/status-pages/stories/9/updates', body: { text: 'Nearly done.' } })
})

it('keeps a component’s key, so that its history goes on', async () => {
  const { sent } = openConsole('/status-pages/3', admin)
  fireEvent.click(await screen.findByRole('button', { name: 'Edit page' }, { timeout: 8000 }))
  const dialog = await screen.findByRole('dialog', { name: 'Example Net' })
  fireEvent.change(within(dialog).getByLabelText('Public name'), { target: { value: 'Frankfurt' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save status page' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.body).toMatchObject({ components: [{ key: 'a1', name: 'Frankfurt', members: ['FRA'] }] })
})

it('sends a customer to the portal, wherever it wanted to go', async () => {
  const { router } = openConsole('/incidents/17', customer)
  await screen.findByText('203.0.113.0/24', {}, { timeout: 8000 })
  expect(router.state.location.pathname).toBe('/portal')
})

it('saves a customer’s contacts', async () => {
  const { sent } = openConsole('/portal', customer)
  fireEvent.click(await screen.findByLabelText('Mitigation', {}, { timeout: 8000 }))
  fireEvent.click(screen.getByRole('button', { name: 'Save contacts' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/portal/contacts', body: { contacts: [{ email: 'noc@customer-x.example', opened: true, mitigated: true, resolved: true }] } })
})

it('shows a customer what came for its addresses, and says so where nothing is measured', async () => {
  openConsole('/portal', customer)
  expect(await screen.findByRole('img', { name: /Traffic to your addresses, at most 8.00 Mbps/ }, { timeout: 8000 })).toBeTruthy()
  openConsole('/portal?days=7', { ...customer, answers: { ...answers, '/portal/measurements': { step: 60, t: [], pps: [], bps: [] } } })
  expect(await screen.findByText('None of your addresses was among the busiest', {}, { timeout: 8000 })).toBeTruthy()
})
