import type { ReactNode } from 'react'
import { Action } from '../ui/Action'
import { Modal } from './Modal'

export interface ConfirmProps {
  title: string
  /** The verb of what happens: "Blackhole target". */
  verb: string
  /** What it does to whom, before it is done. */
  children: ReactNode
  /** Why it cannot be done as things stand. */
  refusal?: string | null
  harmless?: boolean
  busy: boolean
  error: Error | null
  confirm: () => void
  close: () => void
}

/** Asks before something that reaches beyond this screen, and says how far it reaches. */
export default function Confirm({ title, verb, children, refusal = null, harmless = false, busy, error, confirm, close }: ConfirmProps) {
  return (
    <Modal title={title} close={close}>
      <div className="confirm">
        {children}
        {error !== null && (
          <p className="err" role="alert">
            {error.message}
          </p>
        )}
        <div className="row">
          <button type="button" className="btn" onClick={close} autoFocus>
            Cancel
          </button>
          <Action className={harmless ? 'btn p' : 'btn danger'} refusal={refusal} busy={busy} onClick={confirm}>
            {verb}
          </Action>
        </div>
      </div>
    </Modal>
  )
}
