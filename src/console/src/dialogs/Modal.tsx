import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import '../forms/forms.css'

export interface ModalProps {
  title: string
  /** What stands beside the title, smaller. */
  note?: ReactNode
  close: () => void
  wide?: boolean
  children: ReactNode
}

/** A dialog over the page. It owns the keyboard while it is open; Esc closes it. */
export function Modal({ title, note, close, wide = false, children }: ModalProps) {
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className={wide ? 'dialog wide' : 'dialog'} aria-describedby={undefined}>
          <div className="ph">
            <Dialog.Title asChild>
              <h2>{title}</h2>
            </Dialog.Title>
            {note !== undefined && <span className="mut xs">{note}</span>}
            <div className="sp" />
            <Dialog.Close className="copy" aria-label="Close">
              <X className="i" aria-hidden="true" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
