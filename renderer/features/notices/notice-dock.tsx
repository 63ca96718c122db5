import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../state/notices-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { OpenArrival } from '../arrivals/open-arrival.tsx'
import { FirstCallCard } from '../first-call/first-call-card.tsx'
import { UndoNotice } from './undo-notice.tsx'
import { useNoticeWords } from './use-notice-words.ts'

/** Good news is read once; bad news stays until it is closed. Milliseconds. */
const goodNewsStays = 6000

/** At the foot of the rail, where it takes space and covers nothing. One at a time. */
export function NoticeDock() {
  const notice = useWindow((state) => state.notices.at(-1) ?? null)
  const lateAct = useWindow((state) => state.lateAct)
  return (
    <div className="mt-auto shrink-0">
      <FirstCallCard />
      <div aria-live="polite">
        {lateAct !== null && <UndoNotice key={lateAct.id} act={lateAct} />}
        {lateAct === null && notice !== null && <NoticeCard key={notice.id} notice={notice} />}
      </div>
    </div>
  )
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('notices')
  const dismiss = useWindow((state) => state.dismissNotice)
  const { bad, fact, more } = useNoticeWords()(notice.fact)
  const { id } = notice
  useEffect(() => {
    if (bad) return
    const timer = setTimeout(() => dismiss(id), goodNewsStays)
    return () => clearTimeout(timer)
  }, [bad, dismiss, id])
  return (
    <div className="rise-notice flex items-start gap-2.5 border-t border-line2 bg-surface px-3.5 py-3">
      <Icon
        name={bad ? 'warning' : 'check'}
        size={14}
        className={`h-(--line-body) ${bad ? 'text-error' : 'text-ready'}`}
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{fact}</p>
        {more !== '' && <p className="text-small text-ink2">{more}</p>}
        <OpenArrival notice={notice} />
      </div>
      <button
        type="button"
        aria-label={t('close')}
        onClick={() => dismiss(id)}
        className="grid size-6 shrink-0 place-items-center rounded-button text-ink2 hover:bg-hover"
      >
        <Icon name="cross" size={12} />
      </button>
    </div>
  )
}
