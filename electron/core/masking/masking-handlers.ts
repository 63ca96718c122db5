import type { Handlers } from '../dispatch.ts'
import type { Masking } from './build-masking.ts'

/** Every request about masking sessions. */
export function maskingHandlers({ desk, supervised, rules, watch }: Masking) {
  return {
    'masking.of-booking': ({ bookingId }) => desk.ofBooking(bookingId),
    'masking.history': ({ bookingId }) => desk.history(bookingId),
    'masking.open': ({ bookingId, ...asked }, caller) => desk.open(bookingId, caller.user.id, asked),
    'masking.extend': ({ sessionId, hours }) => desk.extend(sessionId, hours),
    'masking.close': ({ sessionId }, caller) => desk.close(sessionId, caller.user.id),
    'masking.test-call': ({ sessionId, role }, caller) => desk.testCall(sessionId, caller.user.id, role),
    'masking.overview': () => supervised.overview(),
    'masking.sessions': ({ list, ...page }) => supervised.list(list, page),
    'masking.pairs': ({ from, to, ...page }) => supervised.pairs({ from, to }, page),
    'masking.days': (span) => supervised.days(span),
    'masking.settings': async () => rules.view(),
    'masking.change-settings': (change, caller) => rules.change(change, caller.user.id),
    'masking.flow': () => watch.heard(),
    'masking.lines': () => desk.lines(),
    'masking.add-line': ({ number, name }) => desk.addLine(number, name),
    'masking.release-line': ({ id }) => desk.releaseLine(id),
  } satisfies Partial<Handlers>
}
