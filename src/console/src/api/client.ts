import { base } from './base'

const api = `${base}/api/v1`

/** RFC 9457 problem document, with the validation errors the server adds. */
export interface Problem {
  title?: string
  detail?: string
  /** What signing in takes besides: a code of the second factor. */
  needs?: 'code'
  errors?: Record<string, string[]>
}

/** The server answered, and refused. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}.`)
    this.status = status
    this.problem = problem
  }
}

export type Query = Record<string, string | number | undefined>

let linkToken: string | undefined

/** A wall link carries its own read-only access; every request then repeats its token. */
export function setLinkToken(token: string | undefined): void {
  linkToken = token
}

export const currentLinkToken = (): string | undefined => linkToken

export function url(path: string, query: Query = {}): string {
  const all = linkToken === undefined ? query : { ...query, token: linkToken }
  const pairs = Object.entries(all).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()
  return text === '' ? api + path : `${api}${path}?${text}`
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(url(path, query), { signal: signal ?? null, headers: { Accept: 'application/json' } }))
}

export async function send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-Flowtriq': 'console' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  return answer<T>(await fetch(url(path), { method, headers, body: body === undefined ? null : JSON.stringify(body) }))
}

/** Sends a file's text as it is. */
export async function sendText<T>(path: string, query: Query, type: string, text: string): Promise<T> {
  const headers = { Accept: 'application/json', 'X-Flowtriq': 'console', 'Content-Type': type }
  return answer<T>(await fetch(url(path, query), { method: 'POST', headers, body: text }))
}

/** Sends a file as it is. */
export async function sendFile<T>(method: 'POST' | 'PUT', path: string, file: File): Promise<T> {
  const headers = { Accept: 'application/json', 'X-Flowtriq': 'console', 'Content-Type': file.type }
  return answer<T>(await fetch(url(path), { method, headers, body: file }))
}

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw new ApiError(response.status, await problemOf(response))
  // A 204 has no body; callers of such an endpoint ask for void.
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem
  } catch {
    return { title: response.statusText }
  }
}
