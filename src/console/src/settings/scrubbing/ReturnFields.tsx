import { useQuery } from '@tanstack/react-query'
import { nodesQuery } from '../../api/queries'
import type { ScrubbingReturnPath } from '../../api/types'
import { errorsAt, type FieldErrors } from '../../forms/fieldErrors'
import { LinesField } from '../../forms/LinesField'
import { SelectField } from '../../forms/SelectField'
import { Field } from '../../ui/Field'

const nothing: ScrubbingReturnPath = { node: null, interface: null, minimumPps: null, probes: null }

/** Where clean traffic comes back. Without it the console says "not measured" and nothing else. */
export function ReturnFields({ path, errors, change }: { path: ScrubbingReturnPath | null | undefined; errors: FieldErrors; change: (path: ScrubbingReturnPath | null) => void }) {
  const nodes = useQuery(nodesQuery).data ?? []
  const now = path ?? nothing
  const at = (field: string): string[] => errorsAt(errors, `return.${field}`)
  const set = (part: Partial<ScrubbingReturnPath>): void => {
    const next = { ...now, ...part }
    change((next.node ?? null) === null && (next.interface ?? null) === null && (next.probes ?? []).length === 0 ? null : next)
  }
  return (
    <fieldset className="plain">
      <legend className="mut xs">Clean-traffic return: measured, never assumed. All of it may stay empty.</legend>
      <div className="cols two-cols">
        <SelectField label="Node with the tunnel" options={[['', 'none'], ...nodes.map(({ id, name }) => [id, name] as const)]} value={now.node ?? ''} errors={at('node')} onChange={(event) => set({ node: event.target.value === '' ? null : event.target.value })} />
        <Field label="Its interface" value={now.interface ?? ''} placeholder="gre-scrub0" errors={at('interface')} onChange={(event) => set({ interface: event.target.value.trim() === '' ? null : event.target.value.trim() })} />
        <LinesField label="Must answer" value={now.probes ?? []} rows={2} placeholder="203.0.113.9:443" errors={at('probes')} hint="An address is pinged, address:port is connected to" onChange={(probes) => set({ probes: probes.length === 0 ? null : probes })} />
      </div>
    </fieldset>
  )
}
