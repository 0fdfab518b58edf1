import { CopyButton } from '../ui/CopyButton'
import { Modal } from './Modal'

/** A secret that was just made: only its hash is kept, so it is shown this once. */
export function ShownOnce({ title, what, secret, close }: { title: string; what: string; secret: string; close: () => void }) {
  return (
    <Modal title={title} wide close={close}>
      <div className="form">
        <p>Copy the {what} now: it is shown this once and stored only as a hash.</p>
        <p className="row">
          <code className="mono hi">{secret}</code>
          <CopyButton text={secret} label={`Copy the ${what}`} wide />
        </p>
        <div className="row">
          <div className="sp" />
          <button type="button" className="btn p" onClick={close}>
            Done
          </button>
        </div>
      </div>
    </Modal>
  )
}
