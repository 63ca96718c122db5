import { useTranslation } from 'react-i18next'
import type { Drawer } from '../../state/navigation-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'

/** Where the window is narrow, or zoomed, the side panes come over the centre when they are asked for. */
export function DrawerButtons({ hasTimeline }: { readonly hasTimeline: boolean }) {
  const { t } = useTranslation('frame')
  const drawer = useWindow((state) => state.drawer)
  const openDrawer = useWindow((state) => state.openDrawer)
  const toggle = (which: Drawer) => openDrawer(drawer === which ? null : which)
  return (
    <div className="hidden gap-2 border-b border-line bg-surface px-4 py-1.5 drawer:flex">
      <Button size="small" icon="panel" aria-expanded={drawer === 'rail'} onClick={() => toggle('rail')}>
        {t('bookings')}
      </Button>
      {hasTimeline && (
        <Button
          size="small"
          icon="clock"
          aria-expanded={drawer === 'timeline'}
          onClick={() => toggle('timeline')}
        >
          {t('timeline')}
        </Button>
      )}
    </div>
  )
}
