import { useTranslation } from 'react-i18next'
import { selectUnseenMissed } from '../../state/inbound-slice.ts'
import type { Place } from '../../state/navigation-slice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { Tip } from '../../ui/tip.tsx'
import { UserMenu } from './user-menu.tsx'

/** The pages of the window. */
export function Navigation() {
  const { t } = useTranslation('frame')
  const page = useWindow((state) => state.place.page)
  const bookingId = useWindow((state) => state.deskBookingId)
  const goTo = useWindow((state) => state.goTo)
  const supervises = useWindow(selectHasRight('supervise'))
  const showKeys = useWindow((state) => state.showKeys)
  const open = (place: Place) => () => goTo(place)
  return (
    <nav
      aria-label={t('pages')}
      data-region
      tabIndex={-1}
      className="flex w-12 shrink-0 flex-col items-center gap-1 border-r border-line bg-canvas py-2"
    >
      <PageButton
        icon="headset"
        name={t('desk')}
        unseen={useWindow(selectUnseenMissed)}
        current={page === 'desk'}
        onOpen={open({ page: 'desk', bookingId })}
      />
      <PageButton
        icon="bookings"
        name={t('bookings')}
        current={page === 'bookings' || page === 'import'}
        onOpen={open({ page: 'bookings' })}
      />
      <PageButton
        icon="list"
        name={t('callLog')}
        current={page === 'calls'}
        onOpen={open({ page: 'calls' })}
      />
      <PageButton
        icon="clock"
        name={t('callBacks')}
        current={page === 'call-backs'}
        onOpen={open({ page: 'call-backs' })}
      />
      {supervises && (
        <PageButton
          icon="people"
          name={t('floor')}
          current={page === 'floor'}
          onOpen={open({ page: 'floor' })}
        />
      )}
      {supervises && (
        <PageButton
          icon="mask"
          name={t('masking')}
          current={page === 'masking'}
          onOpen={open({ page: 'masking' })}
        />
      )}
      <span className="flex-1" />
      <PageButton icon="keys" name={t('keys')} current={false} onOpen={() => showKeys(true)} />
      <PageButton
        icon="sliders"
        name={t('settings')}
        current={page === 'settings'}
        onOpen={open({ page: 'settings', section: 'account' })}
      />
      <UserMenu />
    </nav>
  )
}

type PageButtonProps = {
  readonly icon: IconName
  readonly name: string
  readonly current: boolean
  /** Missed callers who were not seen yet. */
  readonly unseen?: number
  readonly onOpen: () => void
}

function PageButton({ icon, name, current, unseen = 0, onOpen }: PageButtonProps) {
  const { t } = useTranslation('inbound')
  const label = unseen === 0 ? name : `${name}, ${t('unseen', { count: unseen })}`
  const look = current
    ? 'border-line bg-surface text-ink shadow-level1'
    : 'border-transparent text-ink2 hover:bg-hover'
  return (
    <Tip words={name}>
      <button
        type="button"
        aria-label={label}
        aria-current={current ? 'page' : undefined}
        onClick={onOpen}
        className={`relative grid size-9 shrink-0 place-items-center rounded-row border ${look}`}
      >
        <Icon name={icon} size={18} />
        {unseen > 0 && (
          <span
            aria-hidden="true"
            className="absolute -top-1 -right-1 min-w-4 rounded-full bg-button px-1 text-center text-micro leading-4! text-button-text"
          >
            {unseen}
          </span>
        )}
      </button>
    </Tip>
  )
}
