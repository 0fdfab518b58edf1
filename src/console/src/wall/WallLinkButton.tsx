import { useMutation } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { send } from '../api/client'
import type { WallLink } from '../api/types'
import { useAdminRefusal } from '../access/session'
import { Action } from '../ui/Action'
import { CopyButton } from '../ui/CopyButton'
import { dateTime } from '../format/time'

/** A screen on the wall needs no account: a signed link shows this page and nothing else. */
export function WallLinkButton() {
  const refusal = useAdminRefusal()
  const { mutate, data, isPending, error } = useMutation({ mutationFn: () => send<WallLink>('POST', '/wall-links', {}) })
  if (data !== undefined)
    return (
      <span className="wall-link" title={data.url}>
        Link valid until {dateTime(data.expiresAt, 'utc').slice(0, 10)} <CopyButton text={data.url} label="Copy link" wide />
      </span>
    )
  return (
    <Action onClick={() => mutate()} refusal={refusal} busy={isPending} title="A read-only address for a screen without an account">
      <Link2 className="i" aria-hidden="true" />
      {error === null ? 'Make a link for a screen' : error.message}
    </Action>
  )
}
