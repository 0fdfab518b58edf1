import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Keyboard, Layers, LogOut, OctagonX, UserRound, Users } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { base } from '../api/base'
import { send } from '../api/client'
import { roleNames, useSession } from '../access/session'
import { otherWorkspaces, forgetWorkspace } from '../access/workspaces'
import { Check } from '../forms/Check'
import { mayNotify } from '../live/notices'
import { type Density, setPrefs, type Theme, usePrefs } from '../prefs/prefs'
import { Segments } from '../ui/Segments'
import { openHelp, openKillSwitch } from '../shell/overlays'
import '../forms/forms.css'

export default function UserMenu({ close }: { close: () => void }) {
  const session = useSession()
  const { theme, density, notify, sound } = usePrefs()
  const queries = useQueryClient()
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    box.current?.querySelector('button')?.focus()
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Element && box.current?.parentElement?.contains(event.target) !== true) close()
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [close])

  const signOut = async (): Promise<void> => {
    await send<void>('DELETE', '/session')
    queries.clear()
    forgetWorkspace()
    window.location.assign(`${base}/login`)
  }

  return (
    <div
      className="popover user-menu"
      ref={box}
      role="group"
      aria-label="Account and appearance"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div>
        <b>{session?.name}</b>
        <div className="mut xs">
          {session?.email} · {session === null ? '' : roleNames[session.role]}
        </div>
      </div>
      <OtherWorkspaces />
      <div className="field">
        <span className="l">Theme</span>
        <Segments<Theme>
          label="Theme"
          value={theme}
          options={[['dark', 'Dark'], ['light', 'Light'], ['auto', 'Auto']]}
          onChange={(next) => setPrefs({ theme: next })}
        />
      </div>
      <div className="field">
        <span className="l">Rows</span>
        <Segments<Density>
          label="Row height"
          value={density}
          options={[['compact', 'Compact'], ['comfortable', 'Comfortable']]}
          onChange={(next) => setPrefs({ density: next })}
        />
      </div>
      <Check
        label="Notify me of new incidents"
        hint="While the console is open in a tab"
        checked={notify}
        onChange={(on) => void (on ? mayNotify() : Promise.resolve(false)).then((may) => setPrefs({ notify: may }))}
      />
      <Check label="With a sound" checked={sound} onChange={(on) => setPrefs({ sound: on })} />
      <button type="button" className="btn g" onClick={() => { close(); openHelp() }}>
        <Keyboard className="i" aria-hidden="true" />
        Keyboard shortcuts <kbd>?</kbd>
      </button>
      {(session?.role === 'admin' || session?.role === 'analyst') && (
        <button type="button" className="btn g" onClick={() => { close(); openKillSwitch() }}>
          <OctagonX className="i" aria-hidden="true" />
          Kill switch
        </button>
      )}
      <Link className="btn g" to="/settings/profile" onClick={close}>
        <UserRound className="i" aria-hidden="true" />
        Profile
      </Link>
      <Link className="btn g" to="/settings/team" onClick={close}>
        <Users className="i" aria-hidden="true" />
        Team
      </Link>
      <button type="button" className="btn g" onClick={() => void signOut()}>
        <LogOut className="i" aria-hidden="true" />
        Sign out
      </button>
    </div>
  )
}

/** The browser's other sign-ins; each workspace has its own. */
function OtherWorkspaces() {
  const others = otherWorkspaces()
  if (others.length === 0) return null
  return (
    <div className="field" role="group" aria-label="Other workspaces">
      <span className="l">Go to workspace</span>
      {others.map((workspace) => (
        <a key={workspace.base} className="btn g" href={`${workspace.base}/`}>
          <Layers className="i" aria-hidden="true" />
          {workspace.name}
        </a>
      ))}
    </div>
  )
}
