import type { AppError } from '../../shared/app-error.ts'
import type {
  AccountChange,
  AccountSettings,
  AccountTest,
  CallbackSettings,
  DeadLetterView,
} from '../../shared/contract/settings.ts'
import { appErrorFrom, askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'

export type AccountTestRun =
  | { readonly kind: 'not-run' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly result: AccountTest; readonly at: number }
  | { readonly kind: 'not-asked'; readonly error: AppError }

/** The changes reject with an AppError, which the field that was edited shows. */
export type SettingsSlice = {
  readonly accountSettings: Remote<AccountSettings>
  readonly callbackSettings: Remote<CallbackSettings>
  readonly deadLetters: Remote<readonly DeadLetterView[]>
  readonly accountTest: AccountTestRun
  askAccountSettings(): Promise<void>
  changeAccount(change: AccountChange): Promise<void>
  testAccount(): Promise<void>
  askCallbackSettings(): Promise<void>
  changePublicUrl(publicUrl: string): Promise<void>
  replayDeadLetter(id: string): Promise<void>
}

export const emptySettings = {
  accountSettings: unasked,
  callbackSettings: unasked,
  deadLetters: unasked,
  accountTest: { kind: 'not-run' },
} as const

export const createSettingsSlice: Slice<SettingsSlice> = ({ client, pageTime }) => {
  return (set, get) => {
    const read = <Value>(value: Value): Remote<Value> => ({
      value,
      asking: false,
      error: null,
      at: pageTime(),
    })
    return {
      ...emptySettings,
      askAccountSettings: () =>
        askRemote(
          get().accountSettings,
          () => client.request('settings.account', {}),
          pageTime,
          (accountSettings) => set({ accountSettings }),
        ),
      async changeAccount(change) {
        set({ accountSettings: read(await client.request('settings.change-account', change)) })
        // What was tested is not what is set now.
        set({ accountTest: { kind: 'not-run' } })
      },
      async testAccount() {
        set({ accountTest: { kind: 'running' } })
        try {
          const result = await client.request('settings.test-account', {})
          set({ accountTest: { kind: 'done', result, at: get().now() } })
        } catch (thrown) {
          set({ accountTest: { kind: 'not-asked', error: appErrorFrom(thrown) } })
        }
      },
      async askCallbackSettings() {
        await Promise.all([
          askRemote(
            get().callbackSettings,
            () => client.request('settings.callbacks', {}),
            pageTime,
            (callbackSettings) => set({ callbackSettings }),
          ),
          askRemote<readonly DeadLetterView[]>(
            get().deadLetters,
            () => client.request('settings.dead-letters', {}),
            pageTime,
            (deadLetters) => set({ deadLetters }),
          ),
        ])
      },
      async changePublicUrl(publicUrl) {
        set({ callbackSettings: read(await client.request('settings.change-callbacks', { publicUrl })) })
      },
      async replayDeadLetter(id) {
        const replayed = await client.request('settings.replay-dead-letter', { id })
        const letters = get().deadLetters.value ?? []
        set({ deadLetters: read(letters.map((letter) => (letter.id === id ? replayed : letter))) })
      },
    }
  }
}
