import { expect, it } from 'vitest'
import { sorted } from './sorting'

const rows = [{ name: 'edge-2', rate: 5 }, { name: 'edge-10', rate: 9 }, { name: 'edge-1', rate: 5 }]
const keys = { name: (row: (typeof rows)[number]) => row.name, rate: (row: (typeof rows)[number]) => row.rate }
const names = (sort: string | undefined): string[] => sorted(rows, keys, sort).map(({ name }) => name)

it('keeps the order of the server without a column it knows', () => {
  expect(names(undefined)).toEqual(['edge-2', 'edge-10', 'edge-1'])
  expect(names('constructor')).toEqual(['edge-2', 'edge-10', 'edge-1'])
})

it('sorts the highest first, and equals in the order they came', () => {
  expect(names('rate')).toEqual(['edge-10', 'edge-2', 'edge-1'])
  expect(names('rate.asc')).toEqual(['edge-2', 'edge-1', 'edge-10'])
})

it('counts the numbers in names', () => expect(names('name.asc')).toEqual(['edge-1', 'edge-2', 'edge-10']))
