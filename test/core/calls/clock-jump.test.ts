import { expect, it } from 'vitest'
import type { CallView } from '../../../shared/contract/calls.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import { ShiftingClock } from '../../support/shifting-clock.ts'
import { startTestDesk } from '../../support/test-desk.ts'

const hour = 3_600_000
const hasEnded = (call: CallView) => !isOpenStatus(call.status)

it.each([
  ['forward', hour],
  ['back', -hour],
])(
  'a call whose callbacks are lost still ends as it did when the clock jumps an hour %s',
  async (_way, jump) => {
    let clock: ShiftingClock | undefined
    await using desk = await startTestDesk({
      speed: 60,
      wrapClock: (inner) => {
        clock = new ShiftingClock(inner)
        return clock
      },
    })
    const { booking, party } = await desk.customerEndingIn('08')
    const placed = await desk.request('calls.place', { bookingId: booking.id, partyId: party.id })
    await desk.callUntil(placed.id, (call) => call.status !== 'queued')

    clock?.jump(jump)
    desk.core.wakeUp()

    const ended = await desk.callUntil(placed.id, hasEnded)
    expect(ended).toMatchObject({ status: 'completed', talkSeconds: 8 })
    expect(desk.standIn.ledger.violations).toEqual([])
  },
)
