import { useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import { appErrorFrom } from '../../state/remote.ts'
import { useErrorWords } from './use-error-words.ts'

export type Submit = {
  readonly submit: (work: () => Promise<void>) => void
  readonly sending: boolean
  readonly error: AppError | null
  /** What happened, in words; null while nothing did. */
  readonly sentence: string | null
}

/** Sends what a form holds, once at a time, and keeps why it was refused. */
export function useSubmit(): Submit {
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const words = useErrorWords()
  const submit = (work: () => Promise<void>) => {
    if (sending) return
    setSending(true)
    setError(null)
    work()
      .catch((thrown: unknown) => setError(appErrorFrom(thrown)))
      .finally(() => setSending(false))
  }
  return { submit, sending, error, sentence: error === null ? null : words(error).happened }
}
