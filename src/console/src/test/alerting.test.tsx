import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { alerting } from './alertingFixtures'
import { openConsole } from './app'
import { session } from './fixtures'
import { statusPage, statusPages } from './statusFixtures'

afterEach(() => vi.unstubAllGlobals())

const slow = { timeout: 8000 }
const admin = { ...session, role: 'admin' as const }

it('says who was told of an incident and who is told next', async () => {
  openConsole('/incidents/17')
  const panel = await screen.findByRole('region', { name: 'Alerts' }, slow)
  expect(await within(panel).findByText(/Step 2 of NOC at/, {}, slow)).toBeTruthy()
  expect(within(panel).getByText('delivered')).toBeTruthy()
  expect(within(panel).getByText('tried 2 times').getAttribute('title')).toBe('it answered 503')
})

it('silences an incident by key, with a duration and a reason', async () => {
  const { sent } = openConsole('/incidents/17', { answers: { 'POST /alerting/silences/incidents': alerting } })
  await screen.findByRole('button', { name: /^Silence/ }, slow)
  fireEvent.keyDown(document.body, { key: 's' })
  const dialog = await screen.findByRole('dialog', { name: 'Silence INC-17' }, slow)
  expect((within(dialog).getByRole('button', { name: 'Silence' }) as HTMLButtonElement).disabled).toBe(true)
  fireEvent.change(within(dialog).getByLabelText('Reason'), { target: { value: 'load test' } })
  fireEvent.change(within(dialog).getByLabelText('For'), { target: { value: '14400' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Silence' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ path: '/alerting/silences/incidents', body: { incidents: [17], reason: 'load test', seconds: 14_400 } }))
})

it('silences what is selected in the list', async () => {
  const { sent } = openConsole('/incidents', { answers: { 'POST /alerting/silences/incidents': alerting } })
  const [, first] = await screen.findAllByRole('checkbox', {}, slow)
  fireEvent.click(first as HTMLElement)
  fireEvent.click(within(await screen.findByRole('group', { name: 'Selected incidents' }, slow)).getByRole('button', { name: 'Silence' }))
  const dialog = await screen.findByRole('dialog', {}, slow)
  fireEvent.change(within(dialog).getByLabelText('Reason'), { target: { value: 'known' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Silence' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ body: { incidents: [17], reason: 'known', seconds: 3600 } }))
})

it('shows a policy as a ladder and sends its steps with their delays', async () => {
  const { sent } = openConsole('/settings/alerting/escalation', { session: admin, answers: { 'PUT /alerting/policies/3': alerting } })
  const policy = await screen.findByRole('region', { name: 'Policy NOC' }, slow)
  expect(within(policy).getByText('after 5 min')).toBeTruthy()
  expect(within(policy).getByText('On call: Network')).toBeTruthy()
  fireEvent.click(within(policy).getByRole('button', { name: 'Edit' }))
  const second = within(await screen.findByRole('dialog', { name: 'NOC' }, slow)).getByRole('group', { name: 'Step 2' })
  fireEvent.change(within(second).getByLabelText('Minutes later'), { target: { value: '15' } })
  fireEvent.click(within(second).getByLabelText('Ben'))
  fireEvent.click(screen.getByRole('button', { name: 'Save policy' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'PUT', body: { steps: [{}, { delaySeconds: 900, targets: ['rota:4'] }] } }))
})

it('asks a route earlier', async () => {
  const { sent } = openConsole('/settings/alerting/escalation', { session: admin, answers: { 'PUT /alerting/routes/order': alerting } })
  fireEvent.click(await screen.findByRole('button', { name: 'Ask Rest earlier' }, slow))
  await waitFor(() => expect(sent[0]).toMatchObject({ body: { numbers: [2, 1] } }))
})

it('ends a silence that lasts and not one that is over', async () => {
  const { sent } = openConsole('/settings/alerting/silences', { answers: { 'DELETE /alerting/silences/5': alerting } })
  const [end, ...others] = await screen.findAllByRole('button', { name: 'End now' }, slow)
  expect(others).toEqual([])
  fireEvent.click(end as HTMLElement)
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'DELETE', path: '/alerting/silences/5' }))
})

it('says who is on call and plans work', async () => {
  openConsole('/settings/alerting/on-call', { session: admin })
  expect(await screen.findByText('Ada is on call', {}, slow)).toBeTruthy()
  const { sent } = openConsole('/settings/alerting/maintenance', { session: admin, answers: { 'POST /alerting/windows': alerting } })
  fireEvent.click(await screen.findByRole('button', { name: 'Add window' }, slow))
  const dialog = await screen.findByRole('dialog', {}, slow)
  fireEvent.change(within(dialog).getByLabelText('Work'), { target: { value: 'Fibre' } })
  fireEvent.change(within(dialog).getByLabelText('From (UTC)'), { target: { value: '2026-12-01T22:00' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Add window' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ body: { name: 'Fibre', from: '2026-12-01T22:00:00.000Z' } }))
})

it('announces work on a status page, which is quiet for the same time', async () => {
  const { sent } = openConsole('/settings/alerting/maintenance', { answers: { '/status-pages': statusPages, '/status-pages/3': statusPage, 'POST /status-pages/3/maintenance': statusPage } })
  const panel = within(await screen.findByRole('region', { name: 'Announced maintenance' }, slow))
  expect((await panel.findByRole('link', { name: 'Example Net' }, slow)).getAttribute('href')).toContain('/status-pages/3')
  await waitFor(() => expect(panel.getByRole<HTMLButtonElement>('button', { name: 'Announce work' }).title).toBe(''), slow)
  fireEvent.click(panel.getByRole('button', { name: 'Announce work' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Announce maintenance' }, slow))
  fireEvent.change(dialog.getByLabelText('Title'), { target: { value: 'New fibre' } })
  fireEvent.change(dialog.getByLabelText('Starts (UTC)'), { target: { value: '2026-12-01T22:00' } })
  fireEvent.change(dialog.getByLabelText('Ends (UTC)'), { target: { value: '2026-12-02T02:00' } })
  fireEvent.click(dialog.getByLabelText('Internet access Frankfurt'))
  fireEvent.click(dialog.getByRole('button', { name: 'Announce' }))
  await waitFor(() => expect(sent[0]).toMatchObject({ method: 'POST', path: '/status-pages/3/maintenance', body: { title: 'New fibre', components: ['a1'], quiet: true } }))
})
