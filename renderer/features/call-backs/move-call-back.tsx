import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallBackView } from '../../../shared/contract/agents.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { WhenField } from '../wrap/when-field.tsx'
import { usualTimes } from '../wrap/wrap-model.ts'

export type MoveCallBackProps = { readonly callBack: CallBackView; readonly onClose: () => void }

/** Another time for a promise. Escape leaves it where it was. */
export function MoveCallBack({ callBack, onClose }: MoveCallBackProps) {
  const { t } = useTranslation('callBacks')
  const now = useMinute()
  const moveCallBack = useWindow((state) => state.moveCallBack)
  const { submit, sending, sentence } = useSubmit()
  const form = useRef<HTMLFormElement>(null)
  const [at, setAt] = useState(() => (callBack.dueAt > now ? callBack.dueAt : (usualTimes(now)[0] ?? now)))
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    form.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  }, [])
  const save = () =>
    submit(async () => {
      await moveCallBack(callBack, at)
      onClose()
    })
  return (
    <form
      ref={form}
      aria-label={t('moveOf', { name: callBack.partyName })}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      className="mt-1 mb-2 flex max-w-130 flex-col gap-3 rounded-card bg-sunken p-4"
    >
      <WhenField at={at} now={now} onWrite={setAt} />
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="primary" submits aria-disabled={sending}>
          {t('moveNow')}
        </Button>
        <Button kind="quiet" onClick={onClose} keys={['Esc']}>
          {t('leave')}
        </Button>
        <Refusal sentence={sentence} />
      </div>
    </form>
  )
}
