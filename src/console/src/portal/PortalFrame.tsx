import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { LogOut } from 'lucide-react'
import { useSession } from '../access/session'
import { forgetWorkspace, useRememberedWorkspace } from '../access/workspaces'
import { send } from '../api/client'
import '../shell/shell.css'
import '../forms/forms.css'
import './portal.css'

/** The frame of a customer's own area: no navigation of the network behind it. */
export function PortalFrame() {
  useRememberedWorkspace()
  const session = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = useMutation({
    mutationFn: () => send<void>('DELETE', '/session'),
    onSuccess: async () => {
      forgetWorkspace()
      queries.clear()
      await navigate({ to: '/login' })
    },
  })
  return (
    <div className="portal">
      <header className="portal-head">
        <Link to="/portal">{session?.workspace ?? 'Portal'}</Link>
        <div className="sp" />
        <Link to="/portal/account">{session?.name ?? 'Your account'}</Link>
        <button type="button" className="btn sm" disabled={leave.isPending} onClick={() => leave.mutate()}>
          <LogOut className="i s" aria-hidden="true" />
          Sign out
        </button>
      </header>
      <main id="content" className="portal-body">
        <Outlet />
      </main>
    </div>
  )
}
