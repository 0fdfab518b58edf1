import type { EvidenceInterface } from '../api/types'
import { count } from '../format/numbers'

export const clockText = (milliseconds: number | null): string =>
  milliseconds === null ? 'offset to the server not measured' : `node ${Math.abs(milliseconds).toFixed(3)} ms ${milliseconds < 0 ? 'ahead of' : 'behind'} the server when it began`

export const dropText = ({ received, dropped, lost }: EvidenceInterface): string =>
  [
    received === null ? null : `${count(received)} received`,
    dropped === null ? 'drops unknown' : `${count(dropped)} dropped by the tap`,
    lost === null || lost === 0 ? null : `${count(lost)} lost to a slow disk`,
  ]
    .filter((each) => each !== null)
    .join(', ')
