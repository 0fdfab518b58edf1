import { useEffect } from 'react'
import { base } from '../api/base'
import { useSession } from './session'

/** A workspace in which this browser signed in. */
export interface KnownWorkspace {
  base: string
  name: string
}

const key = 'flowtriq.workspaces'

export function knownWorkspaces(): readonly KnownWorkspace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKnown) : []
  } catch {
    return []
  }
}

const isKnown = (value: unknown): value is KnownWorkspace =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && 'base' in value && typeof value.base === 'string' && /^(\/w\/[a-z][a-z0-9-]*)?$/.test(value.base)

export const otherWorkspaces = (): readonly KnownWorkspace[] => knownWorkspaces().filter((workspace) => workspace.base !== base)

const keep = (workspaces: readonly KnownWorkspace[]): void => localStorage.setItem(key, JSON.stringify(workspaces))

/** Signed out here: it is no longer offered elsewhere. */
export const forgetWorkspace = (): void => keep(otherWorkspaces())

/** Keeps the workspace in mind, so that the browser's others offer the way to it. */
export function useRememberedWorkspace(): void {
  const name = useSession()?.workspace
  useEffect(() => {
    if (name === undefined || name === '') return
    const all = [...otherWorkspaces(), { base, name }]
    keep(all.toSorted((one, other) => one.name.localeCompare(other.name)))
  }, [name])
}
