import { Dialog } from 'radix-ui'
import { X } from 'lucide-react'
import { keymap } from '../shell/keys'
import { closeOverlay } from '../shell/overlays'

/** Lists the keys that work on the page behind it. */
export default function Help() {
  return (
    <Dialog.Root open onOpenChange={closeOverlay}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="dialog help" aria-describedby={undefined}>
          <div className="ph">
            <Dialog.Title asChild>
              <h2>Keyboard shortcuts</h2>
            </Dialog.Title>
            <div className="sp" />
            <Dialog.Close className="copy" aria-label="Close">
              <X className="i" aria-hidden="true" />
            </Dialog.Close>
          </div>
          <dl>
            {keymap.bindings.map(({ keys, label }) => (
              <div key={keys + label}>
                <dt>{label}</dt>
                <dd>
                  {keys.split(' ').map((key, i) => (
                    <kbd key={`${key}${i}`}>{shown(key)}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const names: Record<string, string> = { arrowleft: '←', arrowright: '→', escape: 'Esc', enter: 'Enter', space: 'Space' }

const shown = (key: string): string =>
  key.startsWith('ctrl+') ? `Ctrl ${key.slice(5).toUpperCase()}` : (names[key] ?? key.toUpperCase())
