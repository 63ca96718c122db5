import { useTranslation } from 'react-i18next'
import { selectIsPractice } from '../../state/desk-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { MaskMark } from '../../ui/mask-mark.tsx'
import { CallingHours } from './calling-hours.tsx'
import { MyStateMenu } from './my-state-menu.tsx'
import { StripItems } from './strip-items.tsx'

/** Always there: what I do, whether the desk hears what it has to hear, and whether calls are allowed now. */
export function StatusStrip() {
  const { t } = useTranslation('frame')
  const practice = useWindow(selectIsPractice)
  return (
    <section
      aria-label={t('strip')}
      data-region
      tabIndex={-1}
      className="drag-window flex min-h-11 shrink-0 items-center border-b border-line bg-canvas"
    >
      <div className="flex min-w-0 flex-1 items-center gap-3 px-3">
        <MaskMark width={26} />
        <MyStateMenu />
        <span className="h-4 w-px bg-line2 drawer:hidden" />
        <StripItems />
        {practice && (
          <span className="truncate border-l border-line2 pl-3 font-medium text-ink2 drawer:hidden">
            {t('practiceDesk')}
          </span>
        )}
        <CallingHours />
      </div>
    </section>
  )
}
