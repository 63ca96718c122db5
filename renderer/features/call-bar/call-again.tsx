import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { otherLeg } from '../calling/call-sides.ts'
import { firstName } from '../calling/first-name.ts'
import { useCallBlock } from '../calling/use-call-block.ts'

/** The same person once more, where the same rules allow it. */
export function CallAgain({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('callBar')
  const other = otherLeg(call)
  const placeCall = useWindow((state) => state.placeCall)
  const goTo = useWindow((state) => state.goTo)
  const block = useCallBlock()
  const { bookingId } = call
  if (bookingId === null || other.id === null) return null
  const partyId = other.id
  const reason = block({ numberLabel: other.numberLabel, doNotDisturb: false })
  if (reason !== null) {
    const toPhone = () => goTo({ page: 'settings', section: 'my-phone' })
    return (
      <Button kind="blocked" {...(reason.toPhone && { onClick: toPhone })}>
        {reason.words}
      </Button>
    )
  }
  return (
    <Button icon="phone-out" onClick={() => void placeCall(bookingId, partyId, other.name)}>
      {t('callAgain', { name: firstName(other) })}
    </Button>
  )
}
