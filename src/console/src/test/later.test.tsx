import { render, screen } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { later } from '../ui/later'

afterEach(() => vi.restoreAllMocks())

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>

it('shows something meanwhile, then the part, and the part at once the next time', async () => {
  let arrive: (module: { default: typeof Greeting }) => void = () => {}
  const Part = later(() => new Promise<{ default: typeof Greeting }>((done) => (arrive = done)), <i>Coming</i>)
  const first = render(<Part name="Ada" />)
  expect(screen.getByText('Coming')).toBeTruthy()
  arrive({ default: Greeting })
  expect(await screen.findByText('Hello Ada')).toBeTruthy()
  first.unmount()
  render(<Part name="Bo" />)
  expect(screen.getByText('Hello Bo')).toBeTruthy()
})

class Boundary extends Component<{ children: ReactNode }, { failed?: Error }> {
  override state: { failed?: Error } = {}

  static getDerivedStateFromError = (failed: Error) => ({ failed })

  override render = () => (this.state.failed === undefined ? this.props.children : <b>{this.state.failed.message}</b>)
}

it('tells whoever shows errors when the code does not come', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const Part = later<object>(async () => {
    throw new Error('no such file')
  })
  render(
    <Boundary>
      <Part />
    </Boundary>,
  )
  expect(await screen.findByText('no such file')).toBeTruthy()
})
