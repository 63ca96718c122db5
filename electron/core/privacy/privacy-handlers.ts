import type { Handlers } from '../dispatch.ts'
import type { Privacy } from './build-privacy.ts'

export function privacyHandlers({ audit, reveals, exports, erasures }: Privacy) {
  return {
    'audit.list': ({ kind, before, limit }) => audit.list(kind, before, limit),
    'audit.verify': () => audit.verify(),
    'privacy.reveal': (asked, caller) => reveals.reveal(asked, caller.user.id),
    'privacy.export-person': (asked, caller) => exports.prepare(asked, caller.user.id),
    'privacy.traces': (asked) => erasures.traces(asked),
    'privacy.erase-person': (asked, caller) => erasures.erase(asked, caller.user.id),
  } satisfies Partial<Handlers>
}
