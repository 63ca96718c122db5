import type { Handlers } from '../dispatch.ts'
import type { Inbound } from './build-inbound.ts'

export function inboundHandlers({ desk, missed, next }: Inbound) {
  const list = async () => ({ callers: await missed.list() })
  return {
    'inbound.current': (_input, caller) => desk.current(caller.user.id),
    'inbound.choose-booking': ({ callId, bookingId }) => desk.chooseBooking(callId, bookingId),
    'inbound.missed': list,
    'inbound.take': async ({ key }, caller) => {
      await missed.take(key, caller.user.id)
      return list()
    },
    'inbound.release': async ({ key }, caller) => {
      await missed.release(key, caller.user.id)
      return list()
    },
    'inbound.call-back': ({ key }, caller) => missed.callBack(key, caller.user.id),
    'inbound.dismiss': async ({ key }, caller) => {
      await missed.dismiss(key, caller.user.id)
      return list()
    },
    'inbound.next': (_input, caller) => next.next(caller.user.id),
  } satisfies Partial<Handlers>
}
