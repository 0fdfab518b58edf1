import type { InvitationView, InvitedView, MemberView, ProfileView, ProviderView, SignInWays, WorkspaceView } from '../api/types'

const at = '2026-11-25T20:00:00.000Z'

export const member = (changes: Partial<MemberView> = {}): MemberView => ({
  number: 2,
  name: 'Bea Summers',
  email: 'bea@isp.example',
  role: 'analyst',
  customer: null,
  customerName: null,
  joinedAt: at,
  seenAt: at,
  lockedUntil: null,
  secondFactor: true,
  yourself: false,
  ...changes,
})

export const members = [member({ number: 1, name: 'Ann', email: 'ann@isp.example', role: 'admin', yourself: true }), member(), member({ number: 3, name: 'Xavier', email: 'x@customer.example', role: 'customer', customer: 5, customerName: 'Customer X', secondFactor: false, seenAt: null })]

export const invitation: InvitationView = { number: 7, email: 'cy@isp.example', role: 'readOnly', customer: null, customerName: null, madeAt: at, madeBy: 'Ann', expiresAt: '2026-12-02T20:00:00.000Z', expired: false }

export const provider: ProviderView = {
  configured: true,
  name: 'Example ID',
  issuer: 'https://id.example/realms/isp',
  clientId: 'flowtriq',
  hasSecret: true,
  claim: 'groups',
  roles: [{ value: 'noc', role: 'analyst' }],
  invitedOnly: true,
  redirectUri: 'https://flowtriq.example/api/v1/sign-in/provider/return',
}

export const profile = (changes: Partial<ProfileView> = {}): ProfileView => ({
  name: 'Noc Analyst',
  email: 'noc@example.net',
  hasPassword: true,
  secondFactor: true,
  recoveryCodesLeft: 8,
  sessions: [
    { number: 9, way: 'password', address: '192.0.2.9', browser: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', startedAt: at, seenAt: at, current: true },
    { number: 8, way: 'Example ID', address: '2001:db8::9', browser: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1', startedAt: at, seenAt: at, current: false },
  ],
  ...changes,
})

export const ways: SignInWays = { provider: 'Example ID', mail: true }

export const invited: InvitedView = { workspace: 'Example ISP', email: 'cy@isp.example', role: 'readOnly', invitedBy: 'Ann', expiresAt: '2026-12-02T20:00:00.000Z' }

export const workspaces: readonly WorkspaceView[] = [
  { slug: 'isp-b', name: null, address: 'https://flowtriq.example/w/isp-b', agentPort: 7444, state: 'notSetUp', reason: null, made: '2026-11-25T21:00:00.000Z', by: 'Ann' },
  { slug: 'lab', name: 'Lab network', address: 'https://flowtriq.example/w/lab', agentPort: 7445, state: 'running', reason: null, made: '2026-11-25T20:00:00.000Z', by: 'Ann' },
]
