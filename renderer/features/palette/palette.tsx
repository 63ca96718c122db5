import { Dialog } from 'radix-ui'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { useKey } from '../keys/use-key.ts'
import { PaletteList } from './palette-list.tsx'

/** Ctrl+K: to any booking, person, screen or act by a few letters; to a known person's phone by its last digits. */
export function Palette() {
  const { t } = useTranslation('palette')
  const shown = useWindow((state) => state.paletteShown)
  const showPalette = useWindow((state) => state.showPalette)
  // At once, for the next key is typed into it already.
  useKey('palette', () => flushSync(() => showPalette(!shown)))
  return (
    <Dialog.Root open={shown} onOpenChange={showPalette} modal={false}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[min(152px,20vh)] left-1/2 z-40 flex max-h-[calc(100vh-min(152px,20vh)-16px)] w-[min(560px,calc(100vw-32px))] -translate-x-1/2 flex-col overflow-hidden rounded-panel border border-line bg-raised shadow-level2 rise-notice"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <PaletteList onDone={() => showPalette(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
