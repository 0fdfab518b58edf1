import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, expect, it, vi } from 'vitest'
import { openConsole } from './app'
import { session } from './fixtures'
import { draft, report, reportAnswers, share } from './reportFixtures'
import { customerSession, portalCustomer, portalDays, portalIncident } from './statusFixtures'

afterEach(() => vi.unstubAllGlobals())

const slow = { timeout: 8000 }
const analyst = { answers: reportAnswers }
const admin = { ...analyst, session: { ...session, role: 'admin' as const } }
const reader = { ...analyst, session: { ...session, role: 'readOnly' as const } }
const options: axe.RunOptions = { rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } } }

it.each([
  ['/reports', 'October 2026'],
  ['/reports/5', 'Time to detect'],
  ['/incidents/17/report', 'Time to detect'],
] as const)('has no accessibility violation at %s', async (address, text) => {
  const { container } = openConsole(address, admin)
  await screen.findAllByText(text, {}, slow)
  const { violations } = await axe.run(container, options)
  expect(violations.map(({ id, nodes }) => [id, nodes.map((each) => each.html)])).toEqual([])
})

it.each([
  ['/reports', 'Make report', 'Make a report', 'From (UTC)'],
  ['/reports', 'Objectives', 'Objectives', 'Detected within (s)'],
  ['/reports', 'Add schedule', 'Add a schedule', 'How often'],
  ['/reports/5', 'Share', 'Share this report', 'Days it opens the report'],
] as const)('has no accessibility violation at %s in the dialog of “%s”', async (address, button, title, field) => {
  openConsole(address, admin)
  fireEvent.click(await screen.findByRole('button', { name: button }, slow))
  // What is edited is read first; the dialog that says so gives way to this one.
  await screen.findByLabelText(field, {}, slow)
  const { violations } = await axe.run(screen.getByRole('dialog', { name: title }), options)
  expect(violations.map(({ id, nodes }) => [id, nodes.map((each) => each.html)])).toEqual([])
})

it('has every report in every format', async () => {
  openConsole('/reports', analyst)
  const pdf = await screen.findByRole('link', { name: 'PDF of Service level Customer X' }, slow)
  expect(pdf.getAttribute('href')).toBe('/api/v1/reports/5/file?format=pdf')
})

it('makes a report of the last month when no dates are given, and goes to it', async () => {
  const { sent, router } = openConsole('/reports', { answers: { ...reportAnswers, 'POST /reports': report } })
  fireEvent.click(await screen.findByRole('button', { name: 'Make report' }, slow))
  const dialog = await screen.findByRole('dialog', { name: 'Make a report' })
  await within(dialog).findByRole('option', { name: 'Customer X' })
  fireEvent.change(within(dialog).getByLabelText('Customer'), { target: { value: '5' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Make report' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/reports/5'))
  expect(sent[0]).toMatchObject({ method: 'POST', path: '/reports', body: { kind: 'sla', customer: 5, from: null, to: null } })
})

it('shows the address of a new link once', async () => {
  const { sent } = openConsole('/reports/5', { answers: { ...reportAnswers, 'POST /reports/5/shares': { share, url: 'https://isp.example/share/abc' } } })
  fireEvent.click(await screen.findByRole('button', { name: 'Share' }, slow))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Make link' }))
  expect(await screen.findByText('https://isp.example/share/abc', {}, slow)).toBeTruthy()
  expect(sent[0]).toMatchObject({ method: 'POST', path: '/reports/5/shares', body: { days: 30 } })
})

it('lets who may only read see a report, and neither links nor changes', async () => {
  openConsole('/reports/5', reader)
  await screen.findAllByText('Time to detect', {}, slow)
  expect(screen.queryByRole('region', { name: 'Links' })).toBeNull()
  expect(screen.getByRole('button', { name: /^Remove/ }).getAttribute('aria-disabled')).toBe('true')
})

it('keeps the chosen variant in the address and gives a draft to complete', async () => {
  const { router } = openConsole('/incidents/17/report', { answers: { ...reportAnswers, '/reports/preview': draft } })
  fireEvent.click(await screen.findByRole('button', { name: 'NIS2 early warning' }, slow))
  expect(await screen.findByLabelText('Text of the draft', {}, slow)).toBeTruthy()
  expect(router.state.location.search).toMatchObject({ kind: 'earlyWarning' })
  expect(screen.getByText('Member States affected, if any')).toBeTruthy()
})

it('gives a customer its service level reports', async () => {
  openConsole('/portal', {
    session: customerSession,
    answers: { ...reportAnswers, '/portal': portalCustomer, '/portal/incidents': { total: 1, items: [portalIncident.incident] }, '/portal/traffic': portalDays },
  })
  const pdf = await screen.findByRole('link', { name: /PDF of October 2026/ }, slow)
  expect(pdf.getAttribute('href')).toBe('/api/v1/portal/reports/5?format=pdf')
})
