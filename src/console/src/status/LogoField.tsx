import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { sendFile, send } from '../api/client'
import type { StatusPageDetail } from '../api/types'
import { statusKeys } from './queries'

/** The logo is kept as soon as it is chosen. */
export function LogoField({ page }: { page: StatusPageDetail }) {
  const id = useId()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: (file: File | null) =>
      file === null ? send<StatusPageDetail>('DELETE', `/status-pages/${page.number}/logo`) : sendFile<StatusPageDetail>('PUT', `/status-pages/${page.number}/logo`, file),
    onSettled: () => {
      for (const key of statusKeys) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
  return (
    <div className="field">
      <label htmlFor={id}>Logo</label>
      <input id={id} type="file" accept="image/png,image/jpeg,image/webp" onChange={(event) => event.target.files?.[0] && change.mutate(event.target.files[0])} />
      <span className={change.error === null ? 'mut xs' : 'err'}>{change.error?.message ?? (page.hasLogo ? 'One is kept; another takes its place' : 'PNG, JPEG or WebP, at most 100 kB')}</span>
      {page.hasLogo && (
        <button type="button" className="btn sm" disabled={change.isPending} onClick={() => change.mutate(null)}>
          Remove logo
        </button>
      )}
    </div>
  )
}
