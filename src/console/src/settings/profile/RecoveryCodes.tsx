import { Modal } from '../../dialogs/Modal'
import { CopyButton } from '../../ui/CopyButton'

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, close }: { codes: readonly string[]; close: () => void }) {
  return (
    <Modal title="Recovery codes" wide close={close}>
      <div className="form">
        <p>Each opens once when the phone is gone. They are shown only now: print them, or keep them in a password store, apart from the phone.</p>
        <ul className="codes mono">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="row">
          <CopyButton text={codes.join('\n')} label="Copy the codes" wide />
          <div className="sp" />
          <button type="button" className="btn p" onClick={close}>
            I have kept them
          </button>
        </div>
      </div>
    </Modal>
  )
}
