import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../../shared/contract/masking.ts'
import { selectMyOpenCall } from '../../state/calls-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { useKey, useKeyWords } from '../keys/use-key.ts'
import { KeyMenu } from './key-menu.tsx'
import { longerLifetimes } from './line-model.ts'
import { useLineWords } from './use-line-words.ts'

export type LineButtonsProps = { readonly session: SessionView; readonly closing: boolean }

/** While it is being closed nothing can be done with it but taking that back. */
export function LineButtons({ session, closing }: LineButtonsProps) {
  const { t } = useTranslation('masking')
  const act = useWindow((state) => state.lineActs[session.bookingId])
  const closes = act?.kind === 'doing' && act.verb === 'close'
  if (closing || closes) return <p className="text-small text-ink2">{t('beingClosed')}</p>
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ExtendMenu session={session} />
      <TestMenu session={session} />
      <CloseButton session={session} />
    </div>
  )
}

function ExtendMenu({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('masking')
  const words = useLineWords()
  const extendLine = useWindow((state) => state.extendLine)
  const doing = useDoing(session, 'extend')
  const now = useMinute()
  const items = longerLifetimes(session, now).map((hours) => ({
    name: String(hours),
    words: t('extendFor', {
      time: words.left(now + hours * 3_600_000, now),
      until: words.when(now + hours * 3_600_000, now),
    }),
    onSelect: () => void extendLine(session, hours),
  }))
  if (items.length === 0) return <Button kind="blocked">{t('longest')}</Button>
  return <KeyMenu does="extendLine" words={t(doing ? 'extending' : 'extend')} items={items} />
}

function TestMenu({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('masking')
  const testLine = useWindow((state) => state.testLine)
  const onCall = useWindow((state) => selectMyOpenCall(state) !== null)
  const doing = useDoing(session, 'test')
  if (onCall) return <Button kind="blocked">{t('testAfter')}</Button>
  const items = session.sides.map(({ role, name }) => ({
    name: role,
    words: t('testRings', { name }),
    onSelect: () => void testLine(session, role),
  }))
  return <KeyMenu does="testLine" words={t(doing ? 'testing' : 'test')} items={items} />
}

function CloseButton({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('masking')
  const closeLine = useWindow((state) => state.closeLine)
  const press = () => closeLine(session)
  const { caps, aria } = useKeyWords('closeLine')
  useKey('closeLine', press)
  return (
    <Button kind="quiet" keys={caps} aria-keyshortcuts={aria} onClick={press}>
      {t('close')}
    </Button>
  )
}

function useDoing({ bookingId }: SessionView, verb: 'extend' | 'test'): boolean {
  return useWindow((state) => {
    const act = state.lineActs[bookingId]
    return act?.kind === 'doing' && act.verb === verb
  })
}
