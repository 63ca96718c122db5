import { useEffect, useEffectEvent, useState } from 'react'
import type { RequestInput, RequestName, RequestOutput } from '../../../shared/contract/index.ts'
import { askRemote, type Remote, unasked } from '../../state/remote.ts'
import { useTools } from '../../state/use-window.tsx'

export type Asked<Value> = {
  readonly remote: Remote<Value>
  readonly ask: () => void
  /** What a change answered takes the place of what was read. */
  readonly put: (value: Value) => void
}

/** Something that only this page of Settings shows: asked when it opens and whenever the input changes. */
export function useAsked<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): Asked<RequestOutput<Name>> {
  const { client } = useTools()
  const [remote, setRemote] = useState<Remote<RequestOutput<Name>>>(unasked)
  const pageTime = () => performance.now()
  const ask = useEffectEvent((isCurrent: () => boolean) => {
    void askRemote(
      remote,
      () => client.request(name, input),
      pageTime,
      (next) => {
        if (isCurrent()) setRemote(next)
      },
    )
  })
  const [asking, setAsking] = useState(0)
  const asked = `${asking} ${JSON.stringify(input)}`
  useEffect(() => {
    let current = asked !== ''
    ask(() => current)
    return () => {
      current = false
    }
  }, [asked])
  return {
    remote,
    ask: () => setAsking((count) => count + 1),
    put: (value) => setRemote({ value, asking: false, error: null, at: pageTime() }),
  }
}
