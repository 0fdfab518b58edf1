import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)

/** The simulated DOM has no canvas; drawing goes nowhere, so that charts can be mounted. */
const context = new Proxy(
  { canvas: undefined, measureText: (text: string) => ({ width: text.length * 6 }) },
  { get: (target, name) => Reflect.get(target, name) ?? ((): undefined => undefined), set: () => true },
)
HTMLCanvasElement.prototype.getContext = (() => context) as unknown as HTMLCanvasElement['getContext']

class NoPath {
  lineTo(): void {}
  closePath(): void {}
  moveTo(): void {}
  rect(): void {}
  arc(): void {}
}
globalThis.Path2D ??= NoPath as unknown as typeof Path2D
