import { expect, it } from 'vitest'
import { csv, csvField } from './csv'

it('quotes what CSV needs quoted', () => expect(csvField('a "b", c')).toBe('"a ""b"", c"'))

it('defuses formulas', () => expect(csvField('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"'))

it('writes one line a row', () => expect(csv(['a', 'b'], [[1, null]])).toBe('a,b\r\n1,\r\n'))
