/** What may be told to somebody who does not look at the window. */
export const noticeEvents = ['incoming-call', 'missed-call'] as const
export type NoticeEvent = (typeof noticeEvents)[number]

/** What a user has set for themselves, on whichever computer they sign in. */
export type Preferences = {
  /** Keys that are not the usual ones, by what they do: `Ctrl+K`. */
  readonly shortcuts: Readonly<Record<string, string>>
  readonly notices: { readonly events: readonly NoticeEvent[]; readonly sound: boolean }
}

export const usualPreferences: Preferences = {
  shortcuts: {},
  notices: { events: ['incoming-call', 'missed-call'], sound: true },
}
