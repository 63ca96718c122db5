import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { MaskMark } from '../../ui/mask-mark.tsx'
import { PromisePicture } from './promise-picture.tsx'

/** The promise of the product beside whatever is asked at the door. */
export function EntryLayout({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('entry')
  return (
    <div className="flex h-full">
      <section
        aria-label={t('promiseLabel')}
        className="flex w-[57%] min-w-0 flex-col border-r border-line bg-canvas drawer:hidden"
      >
        <header className="drag-window flex min-h-11 items-center">
          <span className="flex items-center gap-2 px-4">
            <MaskMark width={26} />
            <span className="font-semibold">{t('product')}</span>
          </span>
        </header>
        <div className="flex flex-1 flex-col justify-center gap-10 px-19 short:px-12">
          <PromisePicture />
          <div>
            <p className="text-display font-semibold tracking-[-0.3px]">
              {t('promise1')}
              <br />
              {t('promise2')}
            </p>
            <p className="mt-3 text-name text-ink2" lang={t('promiseOtherLanguage')}>
              {t('promiseOther')}
            </p>
          </div>
        </div>
        <footer className="flex gap-4 px-19 pb-9 text-small text-ink2 short:px-12">
          <span className="flex items-center gap-2">
            <Icon name="store" size={14} />
            {t('keptHere')}
          </span>
          <span className="flex items-center gap-2">
            <Icon name="lock" size={14} />
            {t('encrypted')}
          </span>
        </footer>
      </section>
      <main className="flex min-w-0 flex-1 flex-col overflow-y-auto bg-surface">
        <div className="drag-window min-h-11 shrink-0" />
        <div className="m-auto w-full max-w-120 px-5 pb-11">{children}</div>
      </main>
    </div>
  )
}
