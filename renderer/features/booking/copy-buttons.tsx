import { useTranslation } from 'react-i18next'
import type { BookingView } from '../../../shared/contract/bookings.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { useTold } from '../frame/use-told.ts'
import { bookingLink } from './booking-link.ts'

/** The reference for people, the link for whoever has a desk of their own. */
export function CopyButtons({ booking }: { readonly booking: Pick<BookingView, 'id' | 'reference'> }) {
  const { t } = useTranslation('booking')
  const { id, reference } = booking
  return (
    <span className="flex">
      <CopyButton icon="copy" name={t('copyReference', { reference })} text={() => reference} />
      <CopyButton icon="link" name={t('copyLink', { reference })} text={() => bookingLink(id, window)} />
    </span>
  )
}

type CopyButtonProps = { readonly icon: IconName; readonly name: string; readonly text: () => string }

function CopyButton({ icon, name, text }: CopyButtonProps) {
  const tell = useWindow((state) => state.tell)
  const { run } = useTold()
  const copy = async () => {
    await navigator.clipboard.writeText(text())
    tell({ kind: 'copied', text: text() })
  }
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      onClick={() => run(copy)}
      className="grid size-6.5 place-items-center rounded-button text-ink2 hover:bg-hover"
    >
      <Icon name={icon} size={13} />
    </button>
  )
}
