import type { ConfigLayer, ConfigRevision, ConfigScopeSummary, NodeConfig } from '../api/types'
import { iso, nodeDetail } from './fixtures'

export const configLayer = (over: Partial<ConfigLayer> = {}): ConfigLayer => ({
  scope: 'node:n1',
  version: 3,
  json: '{ "detection": { "multiplier": 4 } }',
  at: iso(600),
  by: 'Ada Admin',
  note: '',
  ...over,
})

export const nodeConfig = (over: Partial<NodeConfig> = {}): NodeConfig => ({
  version: 3,
  json: '{ "detection": { "multiplier": 4 } }',
  at: iso(600),
  by: 'Ada Admin',
  inForce: nodeDetail.configVersion,
  refusal: null,
  offered: 3,
  effective: '{ "detection": { "multiplier": 4 } }',
  layers: [configLayer({ scope: 'fleet', version: 2, json: '{}' }), configLayer({ scope: 'pop:FRA', version: 0, json: '{}', at: null, by: '' }), configLayer()],
  ...over,
})

export const configScopes: ConfigScopeSummary[] = [
  {
    layer: configLayer({ scope: 'fleet', version: 2, note: 'after the drill' }),
    nodes: 64,
    inForce: 62,
    waiting: 1,
    refused: [{ node: 'n1', name: 'edge-fra-03', reason: 'detection.multiplier: must be a number' }],
  },
  { layer: configLayer({ scope: 'pop:FRA', version: 0, json: '{}', at: null, by: '' }), nodes: 12, inForce: 12, waiting: 0, refused: [] },
]

export const configHistory: ConfigRevision[] = [
  { version: 3, at: iso(600), by: 'Ada Admin', note: 'after the drill', json: '{ "detection": { "multiplier": 4 } }', changes: [{ path: 'detection.multiplier', before: '3', after: '4' }] },
  { version: 2, at: iso(6000), by: 'Ada Admin', note: '', json: '{ "detection": { "multiplier": 3 } }', changes: [{ path: 'detection.multiplier', before: null, after: '3' }] },
]
