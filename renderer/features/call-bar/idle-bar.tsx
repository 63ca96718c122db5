import { useTranslation } from 'react-i18next'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LegChip } from '../../ui/leg-chip.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'

/** No call: my side waits where it always is, and the rest says what would start one. */
export function IdleBar() {
  const { t } = useTranslation('callBar')
  const user = useWindow(selectUser)
  const goTo = useWindow((state) => state.goTo)
  if (user === null) return null
  const hasPhone = user.phoneLabel !== null
  return (
    <>
      <LegChip
        side="mine"
        look="idle"
        icon="headset"
        name={t('you')}
        number={user.phoneLabel !== null && <MaskedNumber label={user.phoneLabel} />}
        phase={t(hasPhone ? 'noCall' : 'noPhone')}
        timer={null}
      />
      <p className="flex min-w-0 items-center gap-2 px-4 text-small text-ink2">
        <Icon name="mask" size={14} className="text-ink3 drawer:hidden" />
        <span>{t(hasPhone ? 'howToCall' : 'whyPhone')}</span>
      </p>
      {!hasPhone && (
        <div className="ml-auto">
          <Button icon="phone" onClick={() => goTo({ page: 'settings', section: 'my-phone' })}>
            {t('setPhone')}
          </Button>
        </div>
      )}
    </>
  )
}
