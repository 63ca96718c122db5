import { useState } from 'react'
import { AppError } from '../../../shared/app-error.ts'
import { appErrorFrom } from '../../state/remote.ts'
import { useTools } from '../../state/use-window.tsx'

export type RecordingState =
  /** Nothing of it is fetched until somebody wants to hear it. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly source: string }
  | { readonly kind: 'missing'; readonly error: AppError }

/** A ticket opens the file for one minute; a player that is refused later asks for a new one. */
export function useRecording(callId: string) {
  const { client } = useTools()
  const [state, setState] = useState<RecordingState>({ kind: 'closed' })
  const open = async () => {
    // A player that is open stays while its new ticket is on the way.
    setState((before) => (before.kind === 'open' ? before : { kind: 'opening' }))
    try {
      const { path } = await client.request('files.ticket', { kind: 'recording', id: callId })
      setState({ kind: 'open', source: path })
    } catch (thrown) {
      setState({ kind: 'missing', error: appErrorFrom(thrown) })
    }
  }
  const giveUp = () => {
    const reason = 'recording-unplayable'
    const error = new AppError('wrong-state', 'This window cannot play the recording.', { reason })
    setState({ kind: 'missing', error })
  }
  return { state, open, giveUp }
}
