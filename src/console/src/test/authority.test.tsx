import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { openConsole } from './app'
import { authority, authorityRenewal, session } from './fixtures'

afterEach(() => vi.unstubAllGlobals())

const slow = { timeout: 8000 }
const admin = { ...session, role: 'admin' as const }
const panel = async () => within(await screen.findByRole('region', { name: 'Authority of the nodes' }, slow))

it('warns in time, and starts the renewal after saying what it means', async () => {
  const { sent } = openConsole('/nodes/versions', {
    session: admin,
    answers: { '/authority': authority({ warning: "The nodes' authority expires on 2045-12-27: renew it." }), 'POST /authority/renewal': authority({ renewal: authorityRenewal }) },
  })
  const shown = await panel()
  expect(shown.getByRole('alert').textContent).toContain('expires on 2045-12-27')
  fireEvent.change(shown.getByLabelText('Days in which both are trusted'), { target: { value: '30' } })
  fireEvent.submit(shown.getByRole('button', { name: 'Renew' }).closest('form') as HTMLFormElement)
  const dialog = within(await screen.findByRole('dialog', {}, slow))
  expect(dialog.getByText(/For 30 days nodes trust both/)).toBeTruthy()
  fireEvent.click(dialog.getByRole('button', { name: 'Renew' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'POST', path: '/authority/renewal', body: { overlapDays: 30 } }))
  expect(await screen.findByText('62 of 64 nodes follow the new one', {}, slow)).toBeTruthy()
})

it('names the nodes that would be left behind and leaves them only when told to', async () => {
  const { sent } = openConsole('/nodes/versions', {
    session: admin,
    answers: { '/authority': authority({ renewal: authorityRenewal }), 'POST /authority/renewal/finish': authority({ renewedAt: '2026-11-26T01:00:00.000Z' }) },
  })
  const shown = await panel()
  expect(shown.getByText('Not yet: edge-ams-01, edge-fra-03')).toBeTruthy()
  fireEvent.click(shown.getByRole('button', { name: 'Finish now' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Leave 2 nodes behind' }, slow))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'POST', path: '/authority/renewal/finish', body: { leaveBehind: true } }))
  expect(await shown.findByText('Took over', {}, slow)).toBeTruthy()
})

it('is seen by everybody and changed by admins', async () => {
  openConsole('/nodes/versions')
  expect((await panel()).getByRole('button', { name: 'Renew' }).getAttribute('aria-disabled')).toBe('true')
})

it('is told of on the list of nodes when something is to be done', async () => {
  openConsole('/nodes', { answers: { '/authority': authority({ warning: 'renew it' }) } })
  expect((await screen.findByText('renew it', {}, slow)).getAttribute('role')).toBe('alert')
})
