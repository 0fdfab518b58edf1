import { ShieldX } from 'lucide-react'
import { Empty } from './States'

/** In place of a page that a role does not include: who has it. Nothing is asked of the server, which would refuse. */
export function NotPermitted({ who }: { who: string }) {
  return (
    <div className="panel">
      <Empty icon={ShieldX} title="Not permitted">
        <p>{who} Ask an administrator for access.</p>
      </Empty>
    </div>
  )
}
