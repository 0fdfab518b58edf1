import { expect, it } from 'vitest'
import { History } from './history'
import { Ring } from './ring'

it('keeps only the last samples, oldest first', () => {
  const ring = new Ring(3)
  for (const value of [1, 2, 3, 4]) ring.push(value)
  expect(ring.toArray()).toEqual([2, 3, 4])
  expect(ring.last).toBe(4)
})

it('keeps a missing sample as a gap', () => {
  const ring = new Ring(3)
  ring.push(1)
  ring.push(null)
  expect(ring.toArray()).toEqual([1, null])
  expect(ring.last).toBeNaN()
})

it('starts again after clear', () => {
  const ring = new Ring(2)
  ring.push(1)
  ring.clear()
  ring.push(5)
  expect(ring.toArray()).toEqual([5])
})

it('turns seconds that never came into a visible gap', () => {
  const history = new History(1, 10)
  history.append(100, [1])
  history.append(101, [2])
  history.append(120, [3])
  expect(history.read()).toEqual([
    [100, 101, 102, 120],
    [1, 2, null, 3],
  ])
})

it('drops a sample that is not newer than the last', () => {
  const history = new History(1, 10)
  history.seed(1, [100, 101], [[1, 2]])
  history.append(101, [9])
  expect(history.read()[1]).toEqual([1, 2])
})

it('reads only what is recent enough', () => {
  const history = new History(1, 10)
  history.seed(1, [1, 2, 3], [[1, 2, 3]])
  expect(history.read(2)).toEqual([
    [2, 3],
    [2, 3],
  ])
})

it('keeps live samples that the fetched past does not reach yet', () => {
  const history = new History(1, 10)
  history.append(100, [1])
  history.append(101, [2])
  history.append(102, [3])
  history.seed(1, [99, 100, 101, 102], [[0, 1, null, null]])
  expect(history.read()).toEqual([
    [99, 100, 101, 102],
    [0, 1, 2, 3],
  ])
})
