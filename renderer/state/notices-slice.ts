import type { AppError } from '../../shared/app-error.ts'
import type { LinkRefusal } from '../../shared/domain/desk-link.ts'
import type { Place } from './navigation-slice.ts'
import type { Slice } from './slice.ts'

/** Facts, not sentences: they are worded when they are shown, in the language of then. */
export type NoticeFact =
  | { readonly kind: 'call-refused'; readonly error: AppError; readonly partyName: string }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'phone-set'; readonly label: string }
  | { readonly kind: 'copied'; readonly text: string }
  /** Came while somebody was writing; a press opens it. */
  | {
      readonly kind: 'arrival-waits'
      readonly name: string
      readonly place: Place
      readonly find: string | null
    }
  | {
      readonly kind: 'known-with-bookings'
      readonly name: string
      readonly label: string
      readonly count: number
    }
  | { readonly kind: 'known-without-booking'; readonly name: string; readonly label: string }
  | { readonly kind: 'nobody-known'; readonly label: string }
  | { readonly kind: 'no-such-booking' }
  | { readonly kind: 'link-refused'; readonly reason: LinkRefusal }
  | { readonly kind: 'page-recovered' }
  | { readonly kind: 'update-ready'; readonly version: string }

export type Notice = { readonly id: number; readonly fact: NoticeFact }

export type NoticesSlice = {
  /** Oldest first; the newest is shown. */
  readonly notices: readonly Notice[]
  tell(fact: NoticeFact): void
  dismissNotice(id: number): void
}

export const emptyNotices = { notices: [] } as const

export const createNoticesSlice: Slice<NoticesSlice> = () => {
  return (set, get) => ({
    ...emptyNotices,
    tell(fact) {
      const { notices } = get()
      const id = (notices.at(-1)?.id ?? 0) + 1
      set({ notices: [...notices, { id, fact }] })
    },
    dismissNotice: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
  })
}
