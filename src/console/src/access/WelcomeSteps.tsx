import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { plural } from '../format/numbers'
import { channelsQuery } from '../settings/channels/queries'
import './welcome.css'

export interface WelcomeStepsProps {
  workspace: string
  nodes: number
  step: 'node' | 'channel'
  go: (step: 'node' | 'channel') => void
}

/** Where the first run stands; each step is done when the server says so. */
export function WelcomeSteps({ workspace, nodes, step, go }: WelcomeStepsProps) {
  const channels = useQuery({ ...channelsQuery, refetchInterval: 10_000 }).data?.length ?? 0
  return (
    <ol className="welcome" aria-label="Steps">
      <li className="done">
        <Check className="i" aria-hidden="true" />
        <span>
          <b>Workspace and administrator</b>
          <small>{workspace} is set up</small>
        </span>
      </li>
      <Step number={2} title="First node" done={nodes > 0} note={nodes > 0 ? plural(nodes, 'node') : 'two commands on a machine'} current={step === 'node'} go={() => go('node')} />
      <Step number={3} title="First channel" done={channels > 0} note={channels > 0 ? plural(channels, 'channel') : 'so that somebody is told'} current={step === 'channel'} go={() => go('channel')} />
    </ol>
  )
}

function Step({ number, title, note, done, current, go }: { number: number; title: string; note: string; done: boolean; current: boolean; go: () => void }) {
  return (
    <li className={done ? 'done' : undefined} aria-current={current ? 'step' : undefined}>
      <button type="button" onClick={go}>
        {done ? <Check className="i" aria-hidden="true" /> : <span className="step num">{number}</span>}
        <span>
          <b>{title}</b>
          <small>{note}</small>
        </span>
      </button>
    </li>
  )
}
