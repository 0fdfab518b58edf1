import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { detail, incident, overview, session } from './fixtures'
import { openConsole } from './app'

afterEach(() => vi.unstubAllGlobals())

const acknowledged = detail({ state: 'acknowledged', acknowledged: '2026-11-22T14:05:00.000Z', owner: 'Noc Analyst' })
const slow = { timeout: 8000 }

it('shows active incidents with target, vectors and how far over the threshold', async () => {
  openConsole('/overview')
  const panel = await screen.findByRole('region', { name: 'Active incidents' }, slow)
  expect(within(panel).getByText('UDP amplification')).toBeTruthy()
  expect(within(panel).getByText('203.0.113.44')).toBeTruthy()
  expect(within(panel).getByText('DNS 68% · NTP 22%')).toBeTruthy()
  expect(within(panel).getByText('12.4× threshold')).toBeTruthy()
})

it('counts active incidents in the title', async () => {
  openConsole('/overview')
  await waitFor(() => expect(document.title).toBe('(1) Overview · Flowtriq'), slow)
})

it('acknowledges from the overview, with the header that guards against forged requests', async () => {
  const { sent } = openConsole('/overview', {
    answers: {
      'POST /incidents/17/acknowledge': acknowledged,
      '/overview': () => overview(sent.length > 0 ? { now: acknowledged.summary.onset, incidents: [acknowledged.summary] } : {}),
    },
  })
  fireEvent.click(await screen.findByRole('button', { name: /^Acknowledge/ }, slow))
  await waitFor(() => expect(sent[0]?.path).toBe('/incidents/17/acknowledge'))
  expect(sent[0]?.headers.get('X-Flowtriq')).toBe('console')
  expect(await screen.findByText('Noc Analyst')).toBeTruthy()
})

it('resolves with a reason that may be empty but is there', async () => {
  const { sent } = openConsole('/incidents/17', { answers: { 'POST /incidents/17/resolve': acknowledged } })
  fireEvent.click(await screen.findByRole('button', { name: /^Resolve/ }, slow))
  await waitFor(() => expect(sent[0]).toMatchObject({ path: '/incidents/17/resolve', body: { reason: null } }))
})

it('tells a read-only user why an action is refused, and does not send it', async () => {
  const { sent } = openConsole('/overview', { session: { ...session, role: 'readOnly' } })
  const button = await screen.findByRole('button', { name: /Acknowledge/ }, slow)
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.title).toBe('Your role is read-only')
  fireEvent.click(button)
  expect(sent).toEqual([])
})

it('leads an empty workspace to its first node', async () => {
  openConsole('/overview', { session: { ...session, role: 'admin' }, answers: { '/overview': overview({ nodes: [], pops: [], incidents: [] }) } })
  expect(await screen.findByRole('link', { name: 'Add the first node' }, slow)).toBeTruthy()
})

it('asks a visitor to sign in and remembers where to', async () => {
  const { router } = openConsole('/incidents/17?tab=sources', { session: null })
  expect(await screen.findByRole('heading', { name: 'Sign in' }, slow)).toBeTruthy()
  expect(router.state.location.search).toMatchObject({ back: '/incidents/17?tab=sources' })
})

it('does not follow a sign-in to another site', async () => {
  const { router } = openConsole('/login?back=//evil.example', { session: null })
  await screen.findByRole('heading', { name: 'Sign in' }, slow)
  expect(router.state.location.search).not.toHaveProperty('back', '//evil.example')
})

it('opens the tab that the address names', async () => {
  openConsole('/incidents/INC-17?tab=sources')
  expect(await screen.findByText('198.51.100.9', {}, slow)).toBeTruthy()
  expect(screen.getByRole('tab', { name: /Sources/ }).getAttribute('aria-selected')).toBe('true')
})

it('shows the timeline newest first and saves a note', async () => {
  const { sent } = openConsole('/incidents/17', { answers: { 'POST /incidents/17/notes': detail() } })
  await screen.findByText('94.1 kpps over 72.0 kpps', {}, slow)
  const entries = within(screen.getByRole('region', { name: 'Timeline' })).getAllByRole('listitem')
  expect(entries[0]?.textContent).toContain('detector')
  fireEvent.click(screen.getByRole('button', { name: /Add note/ }))
  fireEvent.change(await screen.findByRole('textbox', { name: 'Note' }, slow), { target: { value: ' Customer informed ' } })
  fireEvent.click(screen.getAllByRole('button', { name: /Add note/ }).at(-1) as HTMLElement)
  await waitFor(() => expect(sent[0]).toMatchObject({ path: '/incidents/17/notes', body: { text: 'Customer informed' } }))
})

it('keeps list filters in the address', async () => {
  const { router } = openConsole('/incidents')
  fireEvent.click(await screen.findByRole('button', { name: 'Open' }, slow))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ state: 'open' }))
})

it('exports the list as it is filtered', async () => {
  openConsole('/incidents?severity=critical&q=203')
  const link = await screen.findByRole('link', { name: 'CSV' }, slow)
  expect(link.getAttribute('href')).toBe('/api/v1/incidents?severity=critical&q=203&format=csv')
})

it('acknowledges a selection in one go', async () => {
  const items = [incident(), incident({ number: 18, id: 'INC-18', acknowledged: '2026-11-22T14:00:00.000Z' })]
  const { sent } = openConsole('/incidents', { answers: { '/incidents': { total: 2, items }, 'POST /incidents/17/acknowledge': acknowledged } })
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select all' }, slow))
  fireEvent.click(within(screen.getByRole('group', { name: 'Selected incidents' })).getByRole('button', { name: /^Acknowledge/ }))
  await waitFor(() => expect(sent.map(({ path }) => path)).toEqual(['/incidents/17/acknowledge']))
})

it('walks the list with the keyboard', async () => {
  const { router } = openConsole('/incidents')
  await screen.findByText('UDP amplification', {}, slow)
  fireEvent.keyDown(document.body, { key: 'j' })
  await waitFor(() => expect(document.querySelector('tr.current')).not.toBeNull())
  fireEvent.keyDown(document.body, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.pathname).toBe('/incidents/17'))
})

it('goes to pages by key sequence but not while typing', async () => {
  const { router } = openConsole('/incidents')
  const field = await screen.findByLabelText(/^Filter by target/, {}, slow)
  fireEvent.keyDown(field, { key: 'g' })
  fireEvent.keyDown(field, { key: 'n' })
  expect(router.state.location.pathname).toBe('/incidents')
  fireEvent.keyDown(document.body, { key: 'g' })
  fireEvent.keyDown(document.body, { key: 'n' })
  await waitFor(() => expect(router.state.location.pathname).toBe('/nodes'))
})

it('says in the server’s words that an incident does not exist', async () => {
  openConsole('/incidents/99')
  expect(await screen.findByText('Nothing at /incidents/99.', {}, slow)).toBeTruthy()
})

it('names the bound in force on a node', async () => {
  openConsole('/nodes/n1')
  expect(await screen.findByRole('region', { name: 'Interfaces' }, slow)).toBeTruthy()
  expect(screen.getAllByText('72.0 kpps').length).toBeGreaterThan(0)
  expect(screen.getByText('0.08% of a core')).toBeTruthy()
})

it('enrols a node with commands to copy, and turns green by itself', async () => {
  const token = {
    id: 't1',
    token: 'secret',
    server: 'flowtriq:7443',
    enrollCommand: 'ftagent enroll --server flowtriq:7443 --token secret',
    runCommand: 'ftagent run --config /etc/flowtriq/agent.json',
    install: {
      script: 'curl install.sh && sh install.sh --token secret',
      start: 'systemctl enable --now ftagent',
      scriptSha256: 'c0ffee',
      package: 'dpkg -i ftagent.deb',
      byHand: 'install ftagent /usr/bin/ftagent',
      agents: [{ version: '1.2.3+abc', architecture: 'x86_64', bytes: 10, sha256: 'f00', addedAt: new Date().toISOString() }],
    },
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  }
  const { sent } = openConsole('/nodes/new', {
    session: { ...session, role: 'admin' },
    answers: { 'POST /nodes/tokens': token, '/nodes/tokens/t1': { id: 't1', used: 1, nodeIds: ['n1'], expiresAt: token.expiresAt, expired: false, refusals: [] } },
  })
  fireEvent.change(await screen.findByLabelText('Node name', {}, slow), { target: { value: 'edge-fra-03' } })
  fireEvent.change(screen.getByLabelText('POP code'), { target: { value: 'fra' } })
  await waitFor(() => expect((screen.getByLabelText('POP name') as HTMLInputElement).value).toBe('Frankfurt'), slow)
  // The simulated DOM validates more strictly than a browser, so the form is submitted directly.
  fireEvent.submit(screen.getByRole('button', { name: 'Make the enrolment command' }).closest('form') as HTMLFormElement)
  expect(await screen.findByText(token.install.script, {}, slow)).toBeTruthy()
  expect(screen.getByText(token.install.start)).toBeTruthy()
  expect(screen.getByText('c0ffee')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Debian package' }))
  expect(screen.getByText(token.install.package)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'By hand' }))
  expect(screen.getByText(token.install.byHand)).toBeTruthy()
  expect(sent[0]?.body).toMatchObject({ name: 'edge-fra-03', pop: 'FRA', popName: 'Frankfurt' })
  expect(await screen.findByText('edge-fra-03 is reporting', {}, slow)).toBeTruthy()
})

it('says who was turned away while it waits for a node', async () => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const refusals = [{ at: new Date().toISOString(), address: '192.0.2.7', reason: 'The token has been used.' }]
  const install = { script: null, start: '', scriptSha256: null, package: null, byHand: null, agents: [] }
  openConsole('/nodes/new', {
    session: { ...session, role: 'admin' },
    answers: {
      'POST /nodes/tokens': { id: 't2', token: 's', server: 'flowtriq:7443', enrollCommand: 'enroll by hand', runCommand: 'run', install, expiresAt },
      '/nodes/tokens/t2': { id: 't2', used: 0, nodeIds: [], expiresAt, expired: false, refusals },
    },
  })
  fireEvent.submit((await screen.findByRole('button', { name: 'Make the enrolment command' }, slow)).closest('form') as HTMLFormElement)
  expect(await screen.findByText('enroll by hand', {}, slow)).toBeTruthy()
  expect(await screen.findByText(/Waiting for the first connection/, {}, slow)).toBeTruthy()
  expect((await screen.findByRole('list', { name: 'Refused attempts' }, slow)).textContent).toMatch(/192\.0\.2\.7.*The token has been used/)
})

it('shows what the fleet runs and moves the rollout', async () => {
  const at = new Date().toISOString()
  const rollout = { version: '2.0', percent: 10, pops: [], groups: [], state: 'running', reason: '', by: 'Ada', at }
  const node = { id: 'n1', name: 'edge-fra-01', pop: 'FRA', group: '', architecture: 'x64', version: '2.0', state: 'updated', reason: '' }
  const behind = { ...node, id: 'n2', name: 'edge-ams-01', version: '1.0', state: 'rolledBack', reason: '2.0: it was not well' }
  const fleet = { rollout, releases: [{ version: '2.0', architecture: 'x86_64', bytes: 1, sha256: 'f', signed: true, addedAt: at }], nodes: [node, behind] }
  const paused = { ...fleet, rollout: { ...rollout, state: 'paused', reason: 'edge-ams-01 went back' } }
  const { sent } = openConsole('/nodes/versions', {
    session: { ...session, role: 'admin' },
    answers: { '/updates': fleet, 'POST /updates/pause': paused, 'PUT /updates/rollout': fleet, 'PATCH /nodes/n2': {} },
  })
  expect(await screen.findByText(/1 of 2 nodes, 10 %/, {}, slow)).toBeTruthy()
  expect(screen.getByText('2.0: it was not well')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Percent of nodes'), { target: { value: '50' } })
  fireEvent.change(screen.getByLabelText('Groups'), { target: { value: 'canary, lab' } })
  fireEvent.submit(screen.getByRole('button', { name: 'Roll out' }).closest('form') as HTMLFormElement)
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'PUT', path: '/updates/rollout', body: { version: '2.0', percent: 50, pops: [], groups: ['canary', 'lab'] } }))
  const group = screen.getByLabelText('Group of edge-ams-01')
  fireEvent.change(group, { target: { value: 'canary' } })
  fireEvent.blur(group)
  await waitFor(() => expect(sent[1]).toMatchObject({ method: 'PATCH', path: '/nodes/n2', body: { group: 'canary' } }))
  fireEvent.click(screen.getByRole('button', { name: 'Pause' }))
  expect(await screen.findByText('edge-ams-01 went back', {}, slow)).toBeTruthy()
})

it('says on the wall in one line what is going on', async () => {
  openConsole('/wall?token=signed')
  expect(await screen.findByRole('heading', { name: '1 active attack, 1 unacknowledged' }, slow)).toBeTruthy()
})
