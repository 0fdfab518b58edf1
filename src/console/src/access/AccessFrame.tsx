import type { ReactNode } from 'react'
import { Brand } from '../shell/Brand'
import './access.css'

/** The frame around pages that come before signing in. */
export function AccessFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="access">
      <div className="panel">
        <Brand workspace="DDoS detection for your network" />
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
