import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ApiError } from '../api/client'
import { needsCode } from '../access/needsCode'
import { openConsole } from './app'
import { channel } from './channelFixtures'
import { session } from './fixtures'

const slow = { timeout: 8000 }

afterEach(() => vi.unstubAllGlobals())

const type = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

it('asks for the code only when the server wants one', () => {
  expect(needsCode(new ApiError(401, { needs: 'code' }))).toBe(true)
  expect(needsCode(new ApiError(401, {}))).toBe(false)
  expect(needsCode(new Error('no answer'))).toBe(false)
})

it('offers the identity provider with the way back, and a new password', async () => {
  openConsole('/login?back=/incidents', { session: null })
  const link = await screen.findByRole('link', { name: 'Sign in with Example ID' }, slow)
  expect(link.getAttribute('href')).toBe('/api/v1/sign-in/provider?back=%2Fincidents')
  expect(screen.getByRole('link', { name: 'Forgot the password?' }).getAttribute('href')).toBe('/forgot')
})

it('says why the identity provider did not open', async () => {
  openConsole('/login?provider=stranger', { session: null })
  expect((await screen.findByRole('alert', {}, slow)).textContent).toContain('not a member')
})

it('makes an account from an invitation', async () => {
  const { sent } = openConsole('/invite/t1', { session: null, answers: { 'POST /invited/t1': { ...session, name: 'Cy' } } })
  await screen.findByRole('heading', { name: 'Join Example ISP' }, slow)
  expect(screen.getByText('read-only')).toBeTruthy()
  type('Your name', ' Cy ')
  type('Password', 'seven purple walruses')
  fireEvent.click(screen.getByRole('button', { name: 'Join' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1), slow)
  expect(sent[0]).toMatchObject({ method: 'POST', path: '/invited/t1', body: { name: 'Cy', password: 'seven purple walruses' } })
})

it('shows an invitation’s link once and says whether it was mailed', async () => {
  const made = { invitation: { number: 8, email: 'di@isp.example', role: 'analyst', customer: null, customerName: null, madeAt: '', madeBy: 'Ann', expiresAt: '', expired: false }, url: 'https://flowtriq.example/invite/abc', mailed: false, mailFault: 'Mail is not set up.' }
  const { sent } = openConsole('/settings/team', { session: { ...session, role: 'admin' }, answers: { 'POST /invitations': made } })
  fireEvent.click(await screen.findByRole('button', { name: 'Invite' }, slow))
  const dialog = await screen.findByRole('dialog', { name: 'Invite a person' }, slow)
  fireEvent.change(within(dialog).getByLabelText('E-mail'), { target: { value: 'di@isp.example' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Make the link' }))
  expect(await screen.findByText('https://flowtriq.example/invite/abc', {}, slow)).toBeTruthy()
  expect(screen.getByText(/was not mailed/)).toBeTruthy()
  expect(sent[0]?.body).toEqual({ email: 'di@isp.example', role: 'analyst', customer: null, days: 7 })
})

it('binds a customer’s login to its customer', async () => {
  openConsole('/settings/team', { session: { ...session, role: 'admin' } })
  fireEvent.click(await screen.findByRole('button', { name: 'Invite' }, slow))
  const dialog = await screen.findByRole('dialog', { name: 'Invite a person' }, slow)
  fireEvent.change(within(dialog).getByLabelText('Role'), { target: { value: 'customer' } })
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Make the link' }).disabled).toBe(true)
  await within(dialog).findByRole('option', { name: 'Customer X' }, slow)
  fireEvent.change(within(dialog).getByLabelText('Customer'), { target: { value: '5' } })
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Make the link' }).disabled).toBe(false)
})

it('sets up a second factor: password, code, recovery codes', async () => {
  openConsole('/settings/profile', {
    answers: {
      'POST /profile/second-factor': { secret: 'GEZDGNBVGY3TQOJQ', address: 'otpauth://totp/x', qrCode: '<svg/>' },
      'PUT /profile/second-factor': { codes: ['aaaa-bbbb-cccc-dddd'] },
    },
  })
  fireEvent.click(await screen.findByRole('button', { name: 'Move to another phone' }, slow))
  type('Your password', 'correct horse battery')
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByText('GEZDGNBVGY3TQOJQ', {}, slow)).toBeTruthy()
  type('Code that the app shows', '123456')
  fireEvent.click(screen.getByRole('button', { name: 'Turn on' }))
  expect(await screen.findByText('aaaa-bbbb-cccc-dddd', {}, slow)).toBeTruthy()
})

it('tells an analyst who may see the team, and shows the rights of every role', async () => {
  openConsole('/settings/team')
  expect(await screen.findByText(/Administrators see who is in the workspace/, {}, slow)).toBeTruthy()
  expect(screen.getByRole('columnheader', { name: 'Customer' })).toBeTruthy()
})

it('gives a customer the own account without the network behind it', async () => {
  openConsole('/portal/account', { session: { ...session, role: 'customer', customer: 5 } })
  expect(await screen.findByRole('heading', { name: 'Sessions' }, slow)).toBeTruthy()
  expect(screen.queryByRole('navigation', { name: 'Main' })).toBeNull()
})

it('keeps how a person wants to be told', async () => {
  const { sent } = openConsole('/settings/profile', { session: { ...session, role: 'analyst' } })
  const panel = within(await screen.findByRole('region', { name: 'Alerts' }, slow))
  fireEvent.click(await panel.findByLabelText('By e-mail', {}, slow))
  fireEvent.click(await panel.findByLabelText(/^By (?!e-mail)/, {}, slow))
  fireEvent.change(panel.getByLabelText('Incidents'), { target: { value: 'high' } })
  fireEvent.click(panel.getByRole('button', { name: 'Save' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1), slow)
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/alerting/preferences', body: { email: false, channels: [channel.number], atLeast: 'high' } })
})
