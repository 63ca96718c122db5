import { Dialog } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { keyChoices } from '../keys/key-choices.ts'
import { capsOf } from '../keys/key-combination.ts'
import { useKey } from '../keys/use-key.ts'
import { placeOfKey } from './key-table.ts'

/** `?`: every key of the window. */
export function KeysOverlay() {
  const { t } = useTranslation('keys')
  const shown = useWindow((state) => state.keysShown)
  const showKeys = useWindow((state) => state.showKeys)
  const shortcuts = useWindow((state) => state.preferences.shortcuts)
  useKey('showKeys', () => showKeys(!shown))
  return (
    <Dialog.Root open={shown} onOpenChange={showKeys} modal={false}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-1/2 left-1/2 z-40 max-h-[90vh] w-[min(440px,calc(100vw-32px))] -translate-1/2 overflow-y-auto rounded-panel bg-raised p-5 shadow-level2 rise-notice"
        >
          <div className="mb-3 flex items-center justify-between">
            <Dialog.Title className="text-name font-semibold">{t('title')}</Dialog.Title>
            <Dialog.Close
              aria-label={t('close')}
              className="grid size-7 place-items-center rounded-button text-ink2 hover:bg-hover"
            >
              <Icon name="cross" size={14} />
            </Dialog.Close>
          </div>
          {[...Map.groupBy(keyChoices(shortcuts), ({ does }) => placeOfKey(does))].map(([where, choices]) => (
            <section key={where} aria-label={t(`where.${where}`)}>
              <h3 className="pt-3 pb-1 text-small font-medium text-ink2">{t(`where.${where}`)}</h3>
              <dl className="flex flex-col">
                {choices.map(({ combination, does }) => (
                  <div key={does} className="flex min-h-8 items-center gap-3 border-t border-line">
                    <dt className="w-36 shrink-0">
                      <KeyCap keys={capsOf(combination)} />
                      <Spoken>{capsOf(combination).join(' ')}</Spoken>
                    </dt>
                    <dd className="m-0 text-ink2">{t(does)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
