import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, sendText } from '../api/client'
import type { CustomerImportResult } from '../api/types'
import { Modal } from '../dialogs/Modal'
import { plural } from '../format/numbers'
import { Action } from '../ui/Action'

const example = `name,prefixes,contacts,policy
Customer X,203.0.113.0/24 2001:db8:1::/48,noc@customer-x.example,
Customer Y,198.51.100.0/25,noc@customer-y.example,scrub before discard`

/** Reads a file of customers: first every error or every change, then all of it or nothing. */
export default function ImportDialog({ close }: { close: () => void }) {
  const [text, setText] = useState('')
  const queries = useQueryClient()
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: (preview: boolean) => sendText<CustomerImportResult>('/customers/import', preview ? { preview: 'true' } : {}, 'text/csv', text),
    onSuccess: (result) => {
      if (!result.applied) return
      void queries.invalidateQueries({ queryKey: ['customers'] })
      close()
    },
  })
  const put = (next: string): void => {
    setText(next)
    reset()
  }
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) put(await file.text())
  }
  const checked = data !== undefined && !data.applied
  return (
    <Modal title="Import customers" note="CSV: name, prefixes, contacts, policy" wide close={close}>
      <div className="form">
        <div className="row">
          <label className="btn file">
            Choose a file
            <input type="file" accept=".csv,text/csv,text/plain" className="sr" onChange={(event) => void read(event.target.files?.[0])} />
          </label>
          <span className="mut xs">or paste it. Customers it does not name stay as they are.</span>
        </div>
        <textarea className="in mono" aria-label="Customers as CSV" rows={8} spellCheck={false} placeholder={example} value={text} onChange={(event) => put(event.target.value)} />
        {error !== null && <Faults error={error} />}
        {checked && <Changes result={data} />}
        <div className="row">
          <div className="sp" />
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
          <Action className={checked ? 'btn' : 'btn p'} busy={isPending} refusal={text.trim() === '' ? 'There is nothing to read yet' : null} onClick={() => mutate(true)}>
            Check
          </Action>
          <Action className="btn p" busy={isPending} refusal={checked ? null : 'Check it first'} onClick={() => mutate(false)}>
            Import
          </Action>
        </div>
      </div>
    </Modal>
  )
}

function Faults({ error }: { error: Error }) {
  const faults = error instanceof ApiError ? Object.entries(error.problem.errors ?? {}) : []
  return (
    <div className="err" role="alert">
      <p>{faults.length === 0 ? error.message : `Nothing was imported: ${plural(faults.length, 'line is', 'lines are')} not right.`}</p>
      <ul className="faults">
        {faults.map(([line, problems]) => (
          <li key={line}>
            <b>{line}</b> {problems.join('; ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Changes({ result }: { result: CustomerImportResult }) {
  const changed = result.customers.filter(({ change }) => change !== 'unchanged')
  return (
    <div role="status">
      <p className="good">
        The file is right: {plural(changed.length, 'customer')} of {result.customers.length} would be created or changed.
      </p>
      <ul className="faults">
        {changed.map((row) => (
          <li key={row.name}>
            <b>{row.name}</b> {row.change}
            {row.added.length > 0 && <span className="mono good"> +{row.added.join(' +')}</span>}
            {row.removed.length > 0 && <span className="mono bad"> −{row.removed.join(' −')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
