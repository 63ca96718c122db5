import { useTranslation } from 'react-i18next'
import { selectIsPractice } from '../../state/desk-slice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useTold } from './use-told.ts'

/** Nobody may take practice for the real thing, or the real thing for practice. */
export function PracticeBand() {
  const { t } = useTranslation('frame')
  const practice = useWindow(selectIsPractice)
  const speed = useWindow((state) => state.deskClock.speed)
  const mayLeave = useWindow(selectHasRight('settings'))
  const leavePractice = useWindow((state) => state.leavePractice)
  const { run, running } = useTold()
  if (!practice) return null
  return (
    <section
      aria-label={t('practiceMode')}
      className="hatch-band flex min-h-7.5 shrink-0 items-center gap-3 px-4 text-small"
    >
      <Icon name="mask" size={14} />
      <strong className="font-semibold whitespace-nowrap">{t('practiceMode')}</strong>
      <span className="min-w-0 flex-1 truncate">{t('practiceMeans')}</span>
      <span className="whitespace-nowrap">{t('timeRuns', { speed })}</span>
      {mayLeave && (
        <button
          type="button"
          disabled={running}
          onClick={() => run(leavePractice)}
          className="rounded-button border border-current/60 px-2.5 leading-5! font-medium whitespace-nowrap outline-current hover:border-current"
        >
          {t('connectReal')}
        </button>
      )}
    </section>
  )
}
