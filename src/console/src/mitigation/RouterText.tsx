import { useState } from 'react'
import type { RouterTexts } from '../api/types'
import { CopyButton } from '../ui/CopyButton'
import { Segments } from '../ui/Segments'

const syntaxes: readonly (readonly [keyof RouterTexts, string])[] = [
  ['junos', 'Junos'],
  ['iosXr', 'IOS-XR'],
  ['frr', 'FRR'],
  ['bird', 'BIRD'],
]

/** The same rules as an engineer would write them on each make of router. */
export function RouterText({ texts }: { texts: readonly RouterTexts[] }) {
  const [syntax, setSyntax] = useState<keyof RouterTexts>('junos')
  const text = texts.map((each) => each[syntax]).filter((each) => each !== '').join('\n')
  return (
    <>
      <div className="row">
        <Segments small label="Router syntax" value={syntax} options={syntaxes} onChange={setSyntax} />
        <div className="sp" />
        <CopyButton text={text} label={`Copy as ${syntaxes.find(([key]) => key === syntax)?.[1] ?? syntax}`} wide />
      </div>
      <pre tabIndex={0} aria-label="Rules in router syntax">
        {text === '' ? 'This level has no router syntax.' : text}
      </pre>
    </>
  )
}
