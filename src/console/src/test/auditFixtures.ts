import type { ApiTokenView, AuditLine } from '../api/types'

export const auditLine: AuditLine = {
  number: 42,
  at: '2026-11-22T03:00:00.000Z',
  person: 'Ann Admin',
  via: 'session',
  address: '192.0.2.1',
  action: 'PUT /customers/{number:long}',
  object: '/customers/5',
  status: 200,
  what: 'customer Lumen Wholesale: changed',
  before: '{"name":"Lumen Retail","policy":null}',
  after: '{"name":"Lumen Wholesale","policy":null}',
  hash: 'c3'.repeat(32),
}

export const auditPage = { total: 1, items: [auditLine] }

export const apiToken: ApiTokenView = {
  number: 3,
  name: 'ticket system',
  owner: 'Ann Admin',
  mine: true,
  start: 'ftq_1a2b',
  scopes: ['read', 'incidents'],
  madeAt: '2026-11-01T00:00:00.000Z',
  expiresAt: null,
  expired: false,
  usedAt: '2026-11-22T02:59:00.000Z',
  address: '192.0.2.9',
}
