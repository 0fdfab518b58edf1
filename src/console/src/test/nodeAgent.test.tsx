import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { nodeConfig, nodeDetail, session } from './fixtures'
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
  const { sent } = openConsole('/nodes/n1', { session: admin, answers: { 'PUT /nodes/n1/config': nodeConfig({ version: 4, json: '{}' }) } })
  const panel = await region('Configuration')
  fireEvent.change(await within(panel).findByRole('textbox'), { target: { value: '{}' } })
  fireEvent.click(within(panel).getByRole('button', { name: 'Save and send' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/nodes/n1/config', body: { json: '{}', version: 3 } })
  expect(await within(panel).findByText(/version 4 is on its way/)).toBeTruthy()
})

it('says which version is in force and why a newer one is not', async () => {
  const refusal = 'detection.multiplyer: unknown\ndetection.floorPps: -1: must be a number'
  openConsole('/nodes/n1', { answers: { '/nodes/n1': { ...nodeDetail, configVersion: 2 }, '/nodes/n1/config': nodeConfig({ refusal }) } })
  const panel = await region('Configuration')
  expect(await within(panel).findByText('version 3 refused, version 2 stays in force')).toBeTruthy()
  expect(within(panel).getAllByRole('listitem').map((each) => each.textContent)).toEqual(refusal.split('\n'))
})

it('lets only administrators change it', async () => {
  const { sent } = openConsole('/nodes/n1', { session: { ...session, role: 'analyst' } })
  const panel = await region('Configuration')
  expect((await within(panel).findByRole<HTMLTextAreaElement>('textbox')).readOnly).toBe(true)
  fireEvent.click(within(panel).getByRole('button', { name: /Save and send/ }))
  fireEvent.click(within(panel).getByRole('button', { name: /Reload the agent/ }))
  expect(sent).toEqual([])
})
