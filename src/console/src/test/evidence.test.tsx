import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { openConsole } from './app'
import { evidence } from './evidenceFixtures'
import { session } from './fixtures'

vi.setConfig({ testTimeout: 120_000 })
afterEach(() => vi.unstubAllGlobals())

const patience = { timeout: 60_000 }

it('shows what a capture is and offers it to an analyst', async () => {
  openConsole('/incidents/17?tab=evidence', { session: { ...session, role: 'analyst' } })
  await screen.findByText('As the node announced', {}, patience)
  expect(screen.getByText('node 1.250 ms ahead of the server when it began')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Untouched' }).getAttribute('href')).toBe('/api/v1/captures/c1/file')
  expect(screen.getByRole('link', { name: 'Redacted' }).getAttribute('href')).toBe('/api/v1/captures/c1/file/redacted')
  expect(screen.getByRole('link', { name: 'Bundle' }).getAttribute('href')).toBe('/api/v1/incidents/17/evidence/bundle')
  await screen.findByText('cd'.repeat(32), {}, patience)
})

it('says that a file is not what was announced', async () => {
  openConsole('/incidents/17?tab=evidence', { answers: { '/incidents/17/evidence': [evidence({ intact: false, sha256: 'ee'.repeat(32) })] } })
  await screen.findByText('Not what the node announced', {}, patience)
  expect(screen.getByText('ab'.repeat(32))).toBeTruthy()
})

it('puts a capture under legal hold for a reason', async () => {
  const { sent } = openConsole('/incidents/17?tab=evidence', {
    session: { ...session, role: 'analyst' },
    answers: { 'PUT /captures/c1/hold': {} },
  })
  fireEvent.click(await screen.findByRole('button', { name: 'Hold' }, patience))
  fireEvent.change(await screen.findByLabelText('Reason', {}, patience), { target: { value: 'police' } })
  const [, confirm] = screen.getAllByRole('button', { name: 'Hold', hidden: true })
  fireEvent.click(confirm!)
  await waitFor(() => expect(sent.find(({ path }) => path === '/captures/c1/hold')?.body).toEqual({ reason: 'police' }), patience)
})

it('lets nobody delete what is held', async () => {
  const hold = { reason: 'court', by: 'Ada', since: '2026-11-20T10:00:00.000Z' }
  openConsole('/incidents/17?tab=evidence', { session: { ...session, role: 'admin' }, answers: { '/incidents/17/evidence': [evidence({ hold })] } })
  await screen.findByText(/Held by Ada since .*: court/, {}, patience)
  expect(screen.getByRole('button', { name: /Delete/ }).getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('button', { name: 'End hold' })).toBeTruthy()
})

it('filters the packets by a row of their statistics', async () => {
  const { router } = openConsole('/incidents/17?stats=true&filter=before')
  fireEvent.click(await screen.findByRole('button', { name: '198.51.100.9' }, patience))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ filter: '(before) and src 198.51.100.9', stats: true }), patience)
})
