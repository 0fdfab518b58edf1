import { useEffect } from 'react'

/** "g o" is a sequence, "ctrl+k" a chord; letters are case-insensitive, and "?" is what Shift makes of a key. */
export interface Binding {
  keys: string
  label: string
  run: () => void
}

const sequenceTimeout = 1200

/** Follows key presses and finds the binding they complete. */
export class Keymap {
  readonly #bindings = new Set<Binding>()
  #prefix: { key: string; at: number } | null = null

  get bindings(): Binding[] {
    return [...this.#bindings]
  }

  add(bindings: readonly Binding[]): () => void {
    for (const binding of bindings) this.#bindings.add(binding)
    return () => {
      for (const binding of bindings) this.#bindings.delete(binding)
    }
  }

  /** The binding this press completes; the one added last wins. */
  press(key: string, at: number): Binding | null {
    const prefix = this.#prefix !== null && at - this.#prefix.at <= sequenceTimeout ? this.#prefix.key : null
    this.#prefix = null
    const sequence = prefix === null ? key : `${prefix} ${key}`
    const match = this.bindings.findLast((binding) => binding.keys === sequence)
    if (match !== undefined) return match
    if (this.bindings.some((binding) => binding.keys.startsWith(`${key} `))) this.#prefix = { key, at }
    return null
  }
}

export function nameOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string | null {
  if (event.altKey) return null
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  return event.ctrlKey || event.metaKey ? `ctrl+${key}` : key
}

/** True where keys mean text or belong to the widget itself. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
}

/** Buttons and links keep Enter and Space for themselves. */
const isActivation = (key: string, target: EventTarget | null): boolean =>
  (key === 'enter' || key === 'space') && target instanceof HTMLElement && target.closest('button, a, [role="option"]') !== null

export const keymap = new Keymap()

export function listen(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = nameOf(event)
    if (key === null || event.defaultPrevented) return
    if (isTyping(event.target) && key !== 'ctrl+k') return
    if (isActivation(key, event.target)) return
    // An open dialog owns the keyboard.
    if (document.querySelector('[role="dialog"]') !== null) return
    const binding = keymap.press(key, event.timeStamp)
    if (binding === null) return
    event.preventDefault()
    binding.run()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

/** Binds keys while the component is mounted. Bindings must be stable or memoised. */
export function useKeys(bindings: readonly Binding[]): void {
  useEffect(() => keymap.add(bindings), [bindings])
}
