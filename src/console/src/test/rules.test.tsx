import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { openConsole } from './app'
import { session } from './fixtures'
import * as laid from './mitigationFixtures'

afterEach(() => vi.unstubAllGlobals())

const slow = { timeout: 8000 }
const admin = { ...session, role: 'admin' as const }

it('says on every page that the kill switch is engaged, by whom and why', async () => {
  openConsole('/nodes', { answers: { '/safety': laid.engaged } })
  const banner = await screen.findByText('Kill switch engaged.', {}, slow)
  expect(banner.parentElement?.textContent).toContain('Noc Analyst')
  expect(banner.parentElement?.textContent).toContain('wrong rule')
})

it('throws the kill switch only after saying what is withdrawn', async () => {
  const { sent } = openConsole('/settings/mitigation/safety', { answers: { 'POST /safety/kill-switch': laid.engaged.killSwitch } })
  fireEvent.click(await screen.findByRole('button', { name: 'Withdraw everything' }, slow))
  const dialog = await screen.findByRole('dialog', {}, slow)
  expect(await within(dialog).findByText(/1 mitigation on nodes, routers and at providers will be withdrawn/, {}, slow)).toBeTruthy()
  fireEvent.change(within(dialog).getByLabelText('Reason'), { target: { value: 'wrong rule' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Withdraw everything now' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'POST', path: '/safety/kill-switch', body: { reason: 'wrong rule' } }))
})

it('leaves the release to administrators', async () => {
  const { sent } = openConsole('/settings/mitigation/safety', { answers: { '/safety': laid.engaged } })
  const section = await screen.findByRole('region', { name: 'Kill switch' }, slow)
  const release = within(section).getByRole('button', { name: /Release/ })
  expect(release.title).toBe('Only administrators can do this')
  fireEvent.click(release)
  expect(sent).toEqual([])
})

it('lets nobody confirm an edit of their own', async () => {
  const edit = { number: 3, kind: 'unprotect' as const, prefix: '203.0.113.53/32', why: 'moved', at: new Date().toISOString(), by: 'Noc Analyst', expires: new Date(Date.now() + 3_600_000).toISOString(), mine: true }
  openConsole('/settings/mitigation/safety', { session: admin, answers: { '/safety': laid.safety({ edits: [edit] }) } })
  const button = await screen.findByRole('button', { name: /^Confirm/ }, slow)
  expect(button.title).toBe('Somebody else must confirm what you asked for')
})

it('shows what is wrong with a policy at its field', async () => {
  const { sent } = openConsole('/settings/mitigation/policies', { session: admin })
  const level = await screen.findByRole('group', { name: 'L2 BGP FlowSpec' }, slow)
  vi.stubGlobal('fetch', refusing(globalThis.fetch, { 'levels[1].ttlSeconds': ['is not between 1 min and 24 h'] }))
  fireEvent.change(within(level).getByLabelText('Expires after'), { target: { value: '5 s' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save policy' }))
  expect(await within(level).findByText('is not between 1 min and 24 h', {}, slow)).toBeTruthy()
  expect(sent).toEqual([])
})

it('does not send a policy with something that cannot be read', async () => {
  const { sent } = openConsole('/settings/mitigation/policies', { session: admin })
  const level = await screen.findByRole('group', { name: 'L2 BGP FlowSpec' }, slow)
  fireEvent.change(within(level).getByLabelText('Attack, bits'), { target: { value: 'a lot' } })
  expect(within(level).getByText('Write it as 500 Mbps.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /^Save policy/ }))
  expect(sent).toEqual([])
})

it('sends the levels in the order in which they stand', async () => {
  const { sent } = openConsole('/settings/mitigation/policies', { session: admin, answers: { 'PUT /policies/1': laid.policies[0] } })
  fireEvent.click(await screen.findByRole('button', { name: 'Climb Cloud scrubbing earlier' }, slow))
  fireEvent.click(screen.getByRole('button', { name: 'Save policy' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'PUT', path: '/policies/1' }))
  const body = sent[0]?.body as { levels: { level: string }[] }
  expect(body.levels.map(({ level }) => level)).toEqual(['firewall', 'flowSpec', 'scrubbing', 'blackhole'])
})

it('lists every line that is wrong with a file of customers, and imports nothing', async () => {
  openConsole('/customers', { session: admin })
  fireEvent.click(await screen.findByRole('button', { name: /Import/ }, slow))
  const dialog = await screen.findByRole('dialog', {}, slow)
  vi.stubGlobal('fetch', refusing(globalThis.fetch, { 'line 2': ['300.0.0.0/8 is not a prefix'], 'line 5': ['there is no policy called silver'] }))
  fireEvent.change(within(dialog).getByLabelText('Customers as CSV'), { target: { value: 'name,prefixes' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Check' }))
  expect(await within(dialog).findByText('300.0.0.0/8 is not a prefix', {}, slow)).toBeTruthy()
  expect(within(dialog).getByText('there is no policy called silver')).toBeTruthy()
  expect(within(dialog).getByRole('button', { name: /^Import/ }).getAttribute('aria-disabled')).toBe('true')
})

it('never shows a password, and keeps the stored one when none is written', async () => {
  const { sent } = openConsole('/settings/bgp', { session: admin, answers: { 'PUT /bgp/peers/edge1': laid.peer } })
  const routers = await screen.findByRole('region', { name: 'Routers' }, slow)
  fireEvent.click(await within(routers).findByRole('button', { name: 'Edit' }, slow))
  const dialog = await screen.findByRole('dialog', {}, slow)
  const password = within(dialog).getByLabelText('TCP-MD5 password') as HTMLInputElement
  expect([password.type, password.value, password.placeholder]).toEqual(['password', '', 'stored; empty keeps it'])
  fireEvent.submit(password.closest('form') as HTMLFormElement)
  await waitFor(() => expect(sent[0]).toMatchObject({ path: '/bgp/peers/edge1', body: { password: null } }))
})

it('reads back what a router was sent', async () => {
  openConsole('/settings/bgp')
  fireEvent.click(await screen.findByRole('button', { name: 'Routes' }, slow))
  expect(await screen.findByText('malformed attribute', {}, slow)).toBeTruthy()
})

it('tells a provider’s answer to a test that changes nothing', async () => {
  const answer = { works: false, text: 'The token may not read prefixes.', prefixes: [] }
  openConsole('/settings/scrubbing', { session: admin, answers: { 'POST /scrubbing/providers/p1/test': answer } })
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }, slow))
  expect(await screen.findByText('The token may not read prefixes.', {}, slow)).toBeTruthy()
  expect(screen.getByText('token stored; never shown')).toBeTruthy()
})

/** Answers every change with what is wrong with its fields. */
function refusing(before: typeof fetch, errors: Record<string, string[]>): typeof fetch {
  return async (input, init) =>
    init?.method === undefined || init.method === 'GET' ? before(input, init) : new Response(JSON.stringify({ title: 'Some fields are not right.', errors }), { status: 400 })
}

it('keeps what a customer has differently from its policy, level by level', async () => {
  const { sent } = openConsole('/customers/5', { session: admin, answers: { 'PUT /customers/5': laid.customer() } })
  fireEvent.click(await screen.findByRole('button', { name: 'Set what differs' }, slow))
  const dialog = await screen.findByRole('dialog', {}, slow)
  fireEvent.click(within(dialog).getByLabelText('Own settings for L2 BGP FlowSpec'))
  const level = within(dialog).getByRole('group', { name: 'L2 BGP FlowSpec' })
  fireEvent.change(within(level).getByLabelText('Mode'), { target: { value: 'approve' } })
  fireEvent.change(within(dialog).getByLabelText('May be left over'), { target: { value: '5 Mbps' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save own settings' }))
  await waitFor(() =>
    expect(sent[0]).toMatchObject({
      method: 'PUT',
      path: '/customers/5',
      body: { name: 'Customer X', override: { levels: [{ level: 'flowSpec', mode: 'approve' }], residualTargetBps: 5e6, order: null, schedule: null, exclusions: null } },
    }),
  )
})

it('shows what is wrong with a customer’s own level at its field', async () => {
  openConsole('/customers/5', { session: admin })
  fireEvent.click(await screen.findByRole('button', { name: 'Set what differs' }, slow))
  const dialog = await screen.findByRole('dialog', {}, slow)
  fireEvent.click(within(dialog).getByLabelText('Own settings for L2 BGP FlowSpec'))
  vi.stubGlobal('fetch', refusing(globalThis.fetch, { 'override.levels[0].ttlSeconds': ['is not between 1 min and 24 h'] }))
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save own settings' }))
  const level = within(dialog).getByRole('group', { name: 'L2 BGP FlowSpec' })
  expect(await within(level).findByText('is not between 1 min and 24 h', {}, slow)).toBeTruthy()
})
