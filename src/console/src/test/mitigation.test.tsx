import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { openConsole } from './app'
import { detail, incident, session } from './fixtures'
import * as laid from './mitigationFixtures'

afterEach(() => vi.unstubAllGlobals())

const slow = { timeout: 8000 }
const readOnly = { ...session, role: 'readOnly' as const }

async function panel(): Promise<HTMLElement> {
  const section = await screen.findByRole('region', { name: 'Mitigation ladder' }, slow)
  await within(section).findByText('L2 BGP FlowSpec', {}, slow)
  return section
}

it('shows each level as it stands, who took its rules, and what is measured', async () => {
  openConsole('/incidents/17')
  const section = await panel()
  expect(within(section).getByText('4 / 4')).toBeTruthy()
  expect(within(section).getByText('97.9%')).toBeTruthy()
  expect(within(section).getByText('Unavailable')).toBeTruthy()
  expect(within(section).getByText('No provider takes this prefix.')).toBeTruthy()
  expect(within(section).getByRole('link', { name: 'Policy: gold' }).getAttribute('href')).toBe('/settings/mitigation/policies?policy=gold')
  expect(section.textContent).toContain('expires in 26:1')
})

it('says how many hosts go offline before a black hole is approved, and sends the reason', async () => {
  const { sent } = openConsole('/incidents/17', { answers: { 'POST /mitigations/13/approve': laid.mitigationDetail() } })
  fireEvent.click(within(await panel()).getByRole('button', { name: 'Approve' }))
  const dialog = await screen.findByRole('dialog', {}, slow)
  expect(within(dialog).getByText('Takes 254 hosts of Customer X offline')).toBeTruthy()
  fireEvent.change(within(dialog).getByLabelText('Reason'), { target: { value: 'customer agreed' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Approve rule' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ path: '/mitigations/13/approve', body: { reason: 'customer agreed' } }))
})

it('withdraws every rule of a level at once', async () => {
  const { sent } = openConsole('/incidents/17', { answers: { 'POST /mitigations/12/withdraw': laid.mitigationDetail() } })
  const [, second] = within(await panel()).getAllByRole('button', { name: 'Withdraw' })
  fireEvent.click(second as HTMLElement)
  fireEvent.click(await screen.findByRole('button', { name: 'Withdraw rule' }, slow))
  await waitFor(() => expect(sent.map(({ path }) => path)).toEqual(['/mitigations/12/withdraw']))
})

it('shows the rules in the syntax of each make of router', async () => {
  openConsole('/incidents/17')
  const [, second] = within(await panel()).getAllByRole('button', { name: 'View rules' })
  fireEvent.click(second as HTMLElement)
  expect(await screen.findByText('set routing-options flow route MIT-12 then discard', {}, slow)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'BIRD' }))
  expect(screen.getByText('route flow4 { dst 203.0.113.44/32; };')).toBeTruthy()
  expect(screen.getByText('the session is down')).toBeTruthy()
})

it('leaves somebody who may only read without dangerous buttons', async () => {
  openConsole('/incidents/17', { session: readOnly })
  const section = await panel()
  expect(within(section).queryByRole('button', { name: 'Withdraw' })).toBeNull()
  expect(within(section).queryByRole('button', { name: 'Approve' })).toBeNull()
  expect(within(section).getAllByRole('button', { name: 'View rules' }).length).toBeGreaterThan(0)
})

it('says in the header how far up the ladder it is', async () => {
  const mitigated = { ...incident().mitigation, level: 'flowSpec' as const, rung: 2, customer: 'Customer X', deliveredPps: 40_400, droppedPps: 851_600, mitigatedSeconds: 2.84 }
  openConsole('/incidents/17', { answers: { '/incidents/17': detail({ mitigation: mitigated }) } })
  expect(await screen.findByText('Mitigating, L2 of 4', {}, slow)).toBeTruthy()
  expect(screen.getByText('40.4 kpps')).toBeTruthy()
  expect(screen.getByText('mitigated in 2.84 s')).toBeTruthy()
})

it('starts a mitigation by hand only after its preview and with a reason', async () => {
  const { sent } = openConsole('/mitigations', { answers: { 'POST /mitigations/preview': laid.preview, 'POST /mitigations': [laid.mitigation()] } })
  fireEvent.click(await screen.findByRole('button', { name: /Start by hand/ }, slow))
  const dialog = await screen.findByRole('dialog', {}, slow)
  fireEvent.change(within(dialog).getByLabelText('Level'), { target: { value: 'blackhole' } })
  fireEvent.change(within(dialog).getByLabelText('Target'), { target: { value: '203.0.113.44' } })
  expect(within(dialog).getByRole('button', { name: /^Start/ }).getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(within(dialog).getByRole('button', { name: 'Preview' }))
  expect(await within(dialog).findByText('Takes 1 host of Customer X offline', {}, slow)).toBeTruthy()
  fireEvent.change(within(dialog).getByLabelText('Reason'), { target: { value: 'ticket 4711' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Preview' }))
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Start' }).getAttribute('aria-disabled')).toBeNull(), slow)
  fireEvent.click(within(dialog).getByRole('button', { name: 'Start' }))
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ path: '/mitigations', body: { level: 'blackhole', target: '203.0.113.44', reason: 'ticket 4711', ttlMinutes: 30 } }))
})

it('puts what waits for a person above the list', async () => {
  openConsole('/mitigations', { answers: { '/mitigations': { total: 2, items: [laid.mitigation(), laid.ladder().levels[2]?.mitigations[0]] } } })
  const waiting = await screen.findByRole('region', { name: 'Waiting for a person' }, slow)
  expect(within(waiting).getByText(/1 mitigation waits for a person/)).toBeTruthy()
})

it('opens the evidence of the mitigation that the address names', async () => {
  openConsole('/mitigations?m=12')
  const drawer = await screen.findByRole('complementary', { name: 'MIT-12' }, slow)
  expect(await within(drawer).findByText('policy gold (revision 3)', {}, slow)).toBeTruthy()
  expect(within(drawer).getByText(/takes 254 hosts/)).toBeTruthy()
})
