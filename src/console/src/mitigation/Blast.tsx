import { TriangleAlert } from 'lucide-react'
import type { BlastRadius } from '../api/types'
import { count, plural } from '../format/numbers'

/** Whom an action touches, before it is done. */
export function Blast({ blast, mild = false }: { blast: BlastRadius; mild?: boolean }) {
  return (
    <p className={mild ? 'blast mild' : 'blast'} role="note">
      <TriangleAlert className="i" aria-hidden="true" />
      <span>
        <b>{blast.words.charAt(0).toUpperCase() + blast.words.slice(1)}</b>
        <br />
        <span className="num">
          Blast radius: {blast.addresses >= 1e9 ? 'over a billion addresses' : plural(blast.addresses, 'address', 'addresses')}
          {blast.customer === null ? ', owned by nobody in the customer list' : ` of ${blast.customer}`}
        </span>
        <span className="sr">{count(blast.addresses)}</span>
      </span>
    </p>
  )
}
