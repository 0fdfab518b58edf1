import { useState } from 'react'
import type { EnrollToken } from '../api/types'
import { CopyButton } from '../ui/CopyButton'
import { Segments } from '../ui/Segments'

type Way = 'script' | 'package' | 'hand'

const names: Record<Way, string> = { script: 'Install script', package: 'Debian package', hand: 'By hand' }

/** The commands that turn a machine into a node, in the ways this server can offer. */
export function InstallSteps({ token }: { token: EnrollToken }) {
  const { script, start, scriptSha256, byHand, agents } = token.install
  const ways: Way[] = script === null ? [] : token.install.package === null ? ['script', 'hand'] : ['script', 'package', 'hand']
  const [way, setWay] = useState<Way>('script')
  if (script === null)
    return (
      <>
        <p className="mut">
          This server has no agent to hand out (<span className="mono">flowtriq release add</span> gives it one). Copy ftagent to the machine yourself, then:
        </p>
        <Command step={1} title="Enrol: makes a key on the node and trades the token for a certificate" text={token.enrollCommand} />
        <Command step={2} title="Start the agent" text={token.runCommand} />
      </>
    )
  return (
    <>
      <Segments label="Way to install" value={way} options={ways.map((each) => [each, names[each]] as const)} onChange={setWay} />
      {way === 'script' && (
        <>
          <Command step={1} title="Fetch the script, compare it, run it: installs the agent and enrols" text={script} />
          <Command step={2} title="Start the agent, now and at every boot" text={start} />
          <p className="mut">
            The script is short: read it before you run it, or add <span className="mono">--dry-run</span>. It expects SHA-256{' '}
            <span className="mono hash">{scriptSha256}</span> and refuses an agent with another than it names. Later,{' '}
            <span className="mono">sudo sh install.sh --uninstall</span> leaves nothing.
          </p>
        </>
      )}
      {way === 'package' && token.install.package !== null && (
        <>
          <Command step={1} title="Fetch the package, compare it, install it, enrol" text={token.install.package} />
          <Command step={2} title="Start the agent, now and at every boot" text={start} />
        </>
      )}
      {way === 'hand' && byHand !== null && <Command step={1} title="Without a script: program, key, start" text={byHand} />}
      <p className="mut">
        Agents here: {agents.map((each) => `${each.architecture} ${each.version.split('+')[0]}`).join(', ')}. Linux with glibc and OpenSSL.
      </p>
    </>
  )
}

function Command({ step, title, text }: { step: number; title: string; text: string }) {
  return (
    <div className="command">
      <div className="command-head">
        <span className="step num">{step}</span>
        {title}
        <CopyButton text={text} label={`Copy command ${step}`} wide />
      </div>
      <pre className="mono" tabIndex={0}>{text}</pre>
    </div>
  )
}
