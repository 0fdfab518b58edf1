import { useState } from 'react'
import type { WorkspaceMade } from '../../api/types'
import { FormDialog } from '../../dialogs/FormDialog'
import { ShownOnce } from '../../dialogs/ShownOnce'
import { errorsAt, fieldErrors } from '../../forms/fieldErrors'
import { Field } from '../../ui/Field'
import { useChange } from '../useChange'

/** Makes a workspace and shows the link by which its first administrator sets it up. */
export default function WorkspaceDialog({ close }: { close: () => void }) {
  const [slug, setSlug] = useState('')
  const [port, setPort] = useState('')
  const make = useChange<WorkspaceMade>('workspaces')
  const errors = fieldErrors(make.error)
  if (make.data !== undefined) return <ShownOnce title={`Set up ${make.data.workspace.slug}`} what="set-up link" secret={make.data.setupLink} close={close} />
  const agentPort = port.trim() === '' ? null : Number(port)
  const refusal = slug.trim() === '' ? 'It needs an address' : agentPort !== null && !Number.isInteger(agentPort) ? 'The port is a number' : null
  return (
    <FormDialog
      title="New workspace"
      verb="Make workspace"
      errors={errors}
      error={make.error}
      busy={make.isPending}
      refusal={refusal}
      fields={['slug', 'agentPort']}
      submit={() => make.mutate({ method: 'POST', path: '/workspaces', body: { slug: slug.trim(), agentPort } })}
      close={close}
    >
      <div className="cols">
        <Field label="Address" required value={slug} placeholder="isp-b" hint={`The console will be at ${window.location.origin}/w/${slug.trim() === '' ? '…' : slug.trim()}`} errors={errorsAt(errors, 'slug')} onChange={(event) => setSlug(event.target.value)} />
        <Field label="Port for its agents" inputMode="numeric" value={port} placeholder="the next free one" hint="Let it through your firewall" errors={errorsAt(errors, 'agentPort')} onChange={(event) => setPort(event.target.value)} />
      </div>
      <p className="mut">People, nodes, incidents, rules and keys of a workspace are its own; you will not see them from here.</p>
    </FormDialog>
  )
}
