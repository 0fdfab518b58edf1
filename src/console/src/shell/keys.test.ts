import { expect, it } from 'vitest'
import { isTyping, Keymap, nameOf } from './keys'

const binding = (keys: string) => ({ keys, label: keys, run: () => undefined })

it('completes a sequence within its time', () => {
  const map = new Keymap()
  map.add([binding('g o'), binding('o')])
  expect(map.press('g', 0)).toBeNull()
  expect(map.press('o', 500)?.keys).toBe('g o')
})

it('forgets a sequence that took too long', () => {
  const map = new Keymap()
  map.add([binding('g o'), binding('o')])
  map.press('g', 0)
  expect(map.press('o', 2000)?.keys).toBe('o')
})

it('lets the page that was opened last win, and gives the key back', () => {
  const map = new Keymap()
  const first = { ...binding('a'), label: 'first' }
  map.add([first])
  const remove = map.add([{ ...binding('a'), label: 'second' }])
  expect(map.press('a', 0)?.label).toBe('second')
  remove()
  expect(map.press('a', 0)?.label).toBe('first')
})

it('names chords and space', () => {
  const press = { ctrlKey: false, metaKey: false, altKey: false }
  expect(nameOf({ ...press, key: 'K', ctrlKey: true })).toBe('ctrl+k')
  expect(nameOf({ ...press, key: ' ' })).toBe('space')
  expect(nameOf({ ...press, key: '?' })).toBe('?')
  expect(nameOf({ ...press, key: 'a', altKey: true })).toBeNull()
})

it('does not take keys from a field', () => {
  expect(isTyping(document.createElement('input'))).toBe(true)
  expect(isTyping(document.createElement('textarea'))).toBe(true)
  expect(isTyping(document.createElement('div'))).toBe(false)
})
