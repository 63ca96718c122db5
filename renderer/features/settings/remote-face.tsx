import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Remote } from '../../state/remote.ts'
import { ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'

export type RemoteFaceProps<Value> = {
  readonly remote: Remote<Value>
  readonly onAsk: () => void
  readonly children: (value: Value) => ReactNode
}

/** What was read, or why it could not be, or the bars before it is there. */
export function RemoteFace<Value>({ remote, onAsk, children }: RemoteFaceProps<Value>) {
  const { t } = useTranslation('settings')
  const errorWords = useErrorWords()
  const { value, error, at } = remote
  if (value === null) {
    if (error === null) return <SkeletonBars widths={[90, 90, 90, 90]} gap={26} label={t('reading')} />
    return <ErrorFace {...errorWords(error)} press={t('again')} onPress={onAsk} />
  }
  return (
    <>
      {error !== null && at !== null && <StaleNotice readAt={at} onAsk={onAsk} />}
      {children(value)}
    </>
  )
}
