import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, expect, it, vi } from 'vitest'
import { setPrefs } from '../prefs/prefs'
import { analyticsAnswers as answers, growth, traffic } from './analyticsFixtures'
import { openConsole } from './app'
import { configLayer, nodeConfig } from './configurationFixtures'
import { session } from './fixtures'

afterEach(() => vi.unstubAllGlobals())

const options: axe.RunOptions = { rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } } }
const patient = { timeout: 30_000 }
// The map of the hours has 168 cells, and a busy machine takes its time for each.
vi.setConfig({ testTimeout: 120_000 })

for (const theme of ['dark', 'light'] as const)
  it.each([
    ['/analytics/traffic', 'Period before'],
    ['/analytics/growth', 'reaches 80%'],
    ['/analytics/attacks', 'By hour of the week'],
    ['/analytics/quality?try=n1&multiplier=4', 'On false positives'],
    ['/analytics/talkers', 'Sources of attacks'],
  ] as const)(`has no accessibility violation in ${theme} at %s`, async (address, text) => {
    setPrefs({ theme })
    const { container } = openConsole(address, { answers })
    await screen.findAllByText(text, { exact: false }, patient)
    const { violations } = await axe.run(container, options)
    expect(violations.map(({ id, nodes }) => [id, nodes.map((each) => each.html)])).toEqual([])
  })

it('opens traffic, from the sidebar too, and keeps the range from tab to tab', async () => {
  const { router } = openConsole('/analytics?from=now-7d', { answers })
  await waitFor(() => expect(router.state.location.pathname).toBe('/analytics/traffic'), patient)
  await router.navigate({ to: '/analytics/traffic', search: { from: 'now-30d', by: 'pop' } })
  fireEvent.click(await screen.findByRole('link', { name: 'Attacks' }, patient))
  await waitFor(() => expect(router.state.location.pathname).toBe('/analytics/attacks'), patient)
  expect(router.state.location.search).toMatchObject({ from: 'now-30d' })
  expect(router.state.location.search).not.toHaveProperty('by')
})

it('puts every choice into the address, and the file is what is shown', async () => {
  const { router } = openConsole('/analytics/traffic', { answers })
  fireEvent.change(await screen.findByLabelText('Taken apart by', {}, patient), { target: { value: 'protocol' } })
  await waitFor(() => expect(router.state.location.search).toMatchObject({ by: 'protocol' }), patient)
  fireEvent.change(screen.getByLabelText('Traffic of'), { target: { value: 'pop:FRA' } })
  fireEvent.click(screen.getByRole('checkbox', { name: 'Period before' }))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ by: 'protocol', of: 'pop:FRA', before: 'off' }), patient)
  const file = screen.getByRole('link', { name: 'CSV' }).getAttribute('href') ?? ''
  expect(Object.fromEntries(new URL(file, 'http://console').searchParams)).toMatchObject({ of: 'pop:FRA', by: 'protocol', format: 'csv' })
})

it('says what is missing instead of an empty chart', async () => {
  const nothing = traffic({ figures: { ...traffic().figures, measured: 0 } })
  openConsole('/analytics/traffic', { answers: { ...answers, '/analytics/traffic': nothing } })
  await screen.findByText('Nothing was measured of Network in this range', {}, patient)
})

it('draws the link that the address names', async () => {
  openConsole('/analytics/growth?link=n1%20eth1', { answers })
  await screen.findByRole('heading', { name: 'edge-fra-03 eth1' }, patient)
  expect(growth.links[0]?.interface).toBe('eth0')
})

it('tries thresholds and keeps them in the address', async () => {
  const { router } = openConsole('/analytics/quality', { answers })
  fireEvent.change(await screen.findByLabelText('Times the 99th percentile', {}, patient), { target: { value: '4.5' } })
  fireEvent.click(screen.getByRole('button', { name: 'Try' }))
  await screen.findByText('3 times', {}, patient)
  expect(router.state.location.search).toMatchObject({ try: 'n1', multiplier: 4.5 })
})

it('saves a node’s thresholds only after they were tried', async () => {
  const { sent } = openConsole('/nodes/n1', {
    session: { ...session, role: 'admin' },
    answers: { ...answers, '/nodes/n1/config': nodeConfig({ layers: [configLayer({ json: '{"name":"x"}' })] }), 'PUT /configuration/node%3An1': {} },
  })
  const panel = await screen.findByRole('region', { name: 'Baseline and threshold' }, patient)
  fireEvent.change(await within(panel).findByLabelText('Times the 99th percentile', {}, patient), { target: { value: '4' } })
  fireEvent.click(within(panel).getByRole('button', { name: /^Save thresholds/ }))
  expect(sent).toHaveLength(0)
  fireEvent.click(within(panel).getByRole('button', { name: 'Try on the last 30 days' }))
  await within(panel).findByText('3 times', {}, patient)
  fireEvent.click(within(panel).getByRole('button', { name: 'Save thresholds' }))
  await waitFor(() => expect(sent).toHaveLength(1), patient)
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/configuration/node%3An1', body: { version: 3 } })
  const { json = '' } = (sent[0]?.body ?? {}) as { json?: string }
  expect(JSON.parse(json)).toEqual({ name: 'x', detection: { multiplier: 4 } })
})
