import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

/**
 * A part whose code is fetched when it is first shown, and stands there as soon as it has come. React's own `lazy` keeps what
 * stands there meanwhile for 300 ms at least, which is longer than the code takes.
 */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, meanwhile: ReactNode = null): ComponentType<P> {
  let come: ComponentType<P> | undefined
  return function Later(props: P) {
    const [Part, setPart] = useState(() => come)
    const [failure, setFailure] = useState<unknown>()
    useEffect(() => {
      let here = true
      load().then(
        (module) => {
          come = module.default
          if (here) setPart(() => module.default)
        },
        (reason: unknown) => here && setFailure(reason ?? new Error('The code of this part did not come')),
      )
      return () => {
        here = false
      }
    }, [])
    // For whoever shows what a page cannot go on from.
    if (failure !== undefined) throw failure
    return Part === undefined ? meanwhile : <Part {...props} />
  }
}
