import { useState } from 'react'
import { appErrorFrom } from '../../state/remote.ts'
import { useWindow } from '../../state/use-window.tsx'

/** Runs what a press asks for; a failure becomes a notice at the foot of the rail. */
export function useTold() {
  const tell = useWindow((state) => state.tell)
  const [running, setRunning] = useState(false)
  const run = (work: () => Promise<void>) => {
    setRunning(true)
    work()
      .catch((thrown: unknown) => tell({ kind: 'failed', error: appErrorFrom(thrown) }))
      .finally(() => setRunning(false))
  }
  return { run, running }
}
