import { fireEvent, screen } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, expect, it, vi } from 'vitest'
import { setPrefs } from '../prefs/prefs'
import { session } from './fixtures'
import { openConsole } from './app'

afterEach(() => vi.unstubAllGlobals())

const pages = [
  ['/overview', 'UDP amplification'],
  ['/incidents', 'UDP amplification'],
  ['/incidents/17', '94.1 kpps over 72.0 kpps'],
  ['/incidents/17?tab=evidence', 'As the node announced'],
  ['/incidents/17?stats=true', 'TCP flags'],
  ['/nodes', 'edge-fra-03'],
  ['/nodes/n1', '0.08% of a core'],
  ['/nodes/new', 'Which node?'],
  ['/nodes/versions', 'Authority of the nodes'],
  ['/mitigations?m=12', 'History'],
  ['/customers', 'Customer X'],
  ['/customers/5', 'noc@customer-x.example'],
  ['/settings/mitigation/policies', 'L1 Local firewall'],
  ['/settings/mitigation/safety', '203.0.113.0/24'],
  ['/settings/bgp', 'Established'],
  ['/settings/scrubbing', 'advertised, request 8a1f'],
  ['/settings/channels', 'hooks.slack.com'],
  ['/settings/configuration', '62 of 64 nodes go by what they are offered'],
  ['/settings/tokens', 'ticket system'],
  ['/settings/audit', 'customer Lumen Wholesale: changed'],
  ['/settings/alerting/escalation', 'NOC Slack'],
  ['/settings/alerting/on-call', 'Ada is on call'],
  ['/settings/alerting/silences', 'load test'],
  ['/settings/alerting/maintenance', 'New line cards'],
  ['/wall?token=signed', 'UDP amplification'],
  ['/login', 'E-mail'],
  ['/welcome', 'First channel'],
  ['/invite/t1', 'Join Example ISP'],
  ['/reset/t1', 'New password'],
  ['/forgot', 'Send the link'],
  ['/settings/team', 'Bea Summers'],
  ['/settings/profile', 'Firefox on Linux'],
  ['/settings/workspaces', 'Lab network'],
] as const

/** Contrast needs layout, which the simulated DOM does not have; it is checked in Chromium. */
const options: axe.RunOptions = { rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } } }

for (const theme of ['dark', 'light'] as const)
  it.each(pages)(`has no accessibility violation in ${theme} at %s`, async (address, text) => {
    setPrefs({ theme })
    const { container } = openConsole(address, { session: { ...session, role: 'admin' } })
    await screen.findAllByText(text, {}, { timeout: 8000 })
    const { violations } = await axe.run(container, options)
    expect(violations.map(({ id, nodes }) => [id, nodes.map((each) => each.html)])).toEqual([])
  })

const dialogs = [
  ['/incidents/17?tab=evidence', 'Hold', 'Legal hold of the capture of edge-fra-03'],
  ['/incidents/17?tab=evidence', 'Delete', 'Delete the capture'],
  ['/customers/5', 'Set what differs', 'Own settings of Customer X'],
  ['/customers/5', 'Edit customer', 'Customer X'],
  ['/customers', 'Import', 'Import customers'],
  ['/mitigations', 'Start by hand', 'Start a mitigation'],
  ['/settings/bgp', 'Add router', 'Add a router'],
  ['/settings/team', 'Invite', 'Invite a person'],
  ['/settings/team', 'Edit Bea Summers', 'Bea Summers'],
  ['/settings/profile', 'New recovery codes', 'New recovery codes'],
  ['/settings/scrubbing', 'Add provider', 'Add a provider'],
  ['/settings/channels', 'Add channel', 'Add a channel'],
  ['/settings/tokens', 'New token', 'New token'],
  ['/settings/workspaces', 'New workspace', 'New workspace'],
  ['/settings/workspaces', 'Take down isp-b', 'Take down isp-b'],
  ['/settings/alerting/escalation', 'Add route', 'Add a route'],
  ['/settings/alerting/escalation', 'Add policy', 'Add an escalation policy'],
  ['/settings/alerting/on-call', 'Add rota', 'Add a rota'],
  ['/settings/alerting/silences', 'Add silence', 'Add a silence'],
  ['/settings/alerting/maintenance', 'Add window', 'Add a maintenance window'],
] as const

it.each(dialogs)('has no accessibility violation at %s in the dialog of “%s”', async (address, button, title) => {
  openConsole(address, { session: { ...session, role: 'admin' } })
  fireEvent.click(await screen.findByRole('button', { name: button }, { timeout: 8000 }))
  const dialog = await screen.findByRole('dialog', { name: title }, { timeout: 8000 })
  const { violations } = await axe.run(dialog, options)
  expect(violations.map(({ id, nodes }) => [id, nodes.map((each) => each.html)])).toEqual([])
})
