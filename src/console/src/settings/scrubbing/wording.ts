import type { ScrubbingCredentials, ScrubbingKind, ScrubbingPhase, ScrubbingReturn, ScrubbingSettings } from '../../api/types'

export const kindNames: Record<ScrubbingKind, string> = {
  cloudflare: 'Cloudflare Magic Transit',
  pathNet: 'Path.net',
  gcore: 'Gcore',
  voxility: 'Voxility',
  bgp: 'Any, by BGP announcement',
}

export const phaseNames: Record<ScrubbingPhase, string> = {
  requested: 'Requested',
  advertising: 'Advertising',
  advertised: 'Advertised',
  withdrawing: 'Withdrawing',
  withdrawn: 'Withdrawn',
}

export const phaseTags: Record<ScrubbingPhase, string> = { requested: 'tag info', advertising: 'tag info', advertised: 'tag mit', withdrawing: 'tag warn', withdrawn: 'tag' }

export const returnNames: Record<ScrubbingReturn, string> = { notMeasured: 'Not measured', returning: 'Clean traffic returning', notReturning: 'Not returning' }

export const returnTags: Record<ScrubbingReturn, string> = { notMeasured: 'tag', returning: 'tag ok', notReturning: 'tag bad' }

/** Which settings and credentials a provider of a kind takes; the server refuses others. */
export const settingsOf: Record<ScrubbingKind, readonly (keyof ScrubbingSettings)[]> = {
  cloudflare: ['accountId', 'baseUrl', 'ownGroup', 'announceMinutes', 'withdrawMinutes', 'timeoutSeconds'],
  pathNet: ['baseUrl', 'ownGroup', 'announceMinutes', 'withdrawMinutes', 'timeoutSeconds'],
  gcore: ['baseUrl', 'ownGroup', 'announceMinutes', 'withdrawMinutes', 'timeoutSeconds'],
  voxility: ['peerGroup', 'nextHopV4', 'nextHopV6', 'communities', 'largeCommunities', 'ownGroup', 'announceMinutes', 'withdrawMinutes', 'pollStatus', 'baseUrl', 'timeoutSeconds'],
  bgp: ['peerGroup', 'nextHopV4', 'nextHopV6', 'communities', 'largeCommunities', 'ownGroup', 'announceMinutes', 'withdrawMinutes'],
}

export const credentialsOf: Record<ScrubbingKind, readonly (keyof ScrubbingCredentials)[]> = {
  cloudflare: ['token'],
  pathNet: ['username', 'password', 'clientId', 'clientSecret'],
  gcore: ['token'],
  voxility: ['username', 'password'],
  bgp: [],
}

export const credentialNames: Record<keyof ScrubbingCredentials, string> = { token: 'API token', username: 'User name', password: 'Password', clientId: 'Client id', clientSecret: 'Client secret' }
