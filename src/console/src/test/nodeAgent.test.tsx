import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { configLayer, nodeConfig } from './configurationFixtures'
import { nodeDetail, session } from './fixtures'
import { openConsole } from './app'

afterEach(() => vi.unstubAllGlobals())

const slow = { timeout: 8000 }
const admin = { ...session, role: 'admin' as const }
const region = (name: string): Promise<HTMLElement> => screen.findByRole('region', { name }, slow)

it('tells what the agent noticed', async () => {
  openConsole('/nodes/n1')
  expect(await within(await region('Notices')).findByText('Clock step')).toBeTruthy()
  const doctor = within(await region('Doctor'))
  expect(doctor.getByText('nothing keeps this clock in step')).toBeTruthy()
  expect(doctor.getByText('run an NTP client: chrony or systemd-timesyncd')).toBeTruthy()
  expect(doctor.getByText('1 of 2 checks are well')).toBeTruthy()
})

it('sends a configuration with the version it was made from', async () => {
  const { sent } = openConsole('/nodes/n1', { session: admin, answers: { 'PUT /configuration/node%3An1': configLayer({ version: 4, json: '{}' }) } })
  const panel = await region('Configuration')
  fireEvent.change(await within(panel).findByLabelText(/Configuration of/), { target: { value: '{}' } })
  fireEvent.change(within(panel).getByLabelText('Why, for the history'), { target: { value: 'a test' } })
  fireEvent.click(within(panel).getByRole('button', { name: 'Save and send' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/configuration/node%3An1', body: { json: '{}', version: 3, note: 'a test' } })
})

it('goes back to an earlier version', async () => {
  const { sent } = openConsole('/nodes/n1', { session: admin, answers: { 'POST /configuration/node%3An1/restore': configLayer({ version: 4 }) } })
  fireEvent.click(await within(await region('Configuration')).findByRole('button', { name: 'History' }))
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText('detection.multiplier: 3 → 4')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Go back to 2' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ path: '/configuration/node%3An1/restore', body: { to: 2, version: 3 } })
})

it('asks before something is set for many nodes, and tells who refused it', async () => {
  const { sent } = openConsole('/settings/configuration', { session: admin, answers: { 'PUT /configuration/fleet': configLayer({ scope: 'fleet', version: 3 }) } })
  expect(await screen.findByText('detection.multiplier: must be a number', {}, slow)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Configuration of all nodes'), { target: { value: '{}' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save and send' }))
  expect(sent).toEqual([])
  const dialog = await screen.findByRole('dialog', { name: 'Set for 64 nodes' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save and send' }))
  await waitFor(() => expect(sent).toHaveLength(1))
})

it('revokes a certificate after asking', async () => {
  const { sent } = openConsole('/nodes/n1', { session: admin, answers: { 'POST /nodes/n1/certificate/revoke': null } })
  const panel = await region('Certificate')
  expect(within(panel).getByText('5A03F1')).toBeTruthy()
  fireEvent.click(within(panel).getByRole('button', { name: 'Revoke' }))
  const dialog = await screen.findByRole('dialog')
  expect(sent).toEqual([])
  fireEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ method: 'POST', path: '/nodes/n1/certificate/revoke' })
})

it('warns of a copy of the node', async () => {
  const cloned = { first: nodeDetail.enrolledAt, last: nodeDetail.enrolledAt, times: 3, text: 'Two agents run with this certificate: a and b.' }
  openConsole('/nodes/n1', { answers: { '/nodes/n1': { ...nodeDetail, cloned } } })
  expect((await screen.findByText(/Two agents run with this certificate/, {}, slow)).closest('[role=alert]')).toBeTruthy()
})

it('says which version is in force and why a newer one is not', async () => {
  const refusal = 'detection.multiplyer: unknown\ndetection.floorPps: -1: must be a number'
  openConsole('/nodes/n1', { answers: { '/nodes/n1': { ...nodeDetail, configVersion: 2 }, '/nodes/n1/config': nodeConfig({ refusal }) } })
  const panel = await region('Configuration')
  expect(await within(panel).findByText('version 3 refused, version 2 stays in force')).toBeTruthy()
  expect(within(within(panel).getByRole('list')).getAllByRole('listitem').map((each) => each.textContent)).toEqual(refusal.split('\n'))
})

it('lets only administrators change it', async () => {
  const { sent } = openConsole('/nodes/n1', { session: { ...session, role: 'analyst' } })
  const panel = await region('Configuration')
  expect((await within(panel).findByLabelText<HTMLTextAreaElement>(/Configuration of/)).readOnly).toBe(true)
  fireEvent.click(within(panel).getByRole('button', { name: /Save and send/ }))
  fireEvent.click(within(panel).getByRole('button', { name: /Reload the agent/ }))
  expect(sent).toEqual([])
})
