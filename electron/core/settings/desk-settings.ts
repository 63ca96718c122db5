import { AppError } from '../../../shared/app-error.ts'
import {
  type DeskSettingKey,
  type DeskSettings,
  deskSettingKeys,
  type SettingChangeView,
} from '../../../shared/contract/desk-settings.ts'
import type { Store } from '../store/store.ts'
import { type NamedSettingChange, SettingChangesTable } from '../store/tables/setting-changes.ts'
import { callingWindow } from './calling-rules.ts'
import { type SettingKey, settingDefinitions } from './setting-definitions.ts'
import type { Settings } from './settings.ts'

const shownChanges = 200

/** The desk's own settings, one by one, and the history of all. */
export class DeskSettingsDesk {
  readonly #settings: Settings
  readonly #history: SettingChangesTable

  constructor(settings: Settings, store: Pick<Store, 'read'>) {
    this.#settings = settings
    this.#history = new SettingChangesTable(store)
  }

  view(): DeskSettings {
    // One entry per key of the type, by the table above.
    return Object.fromEntries(deskSettingKeys.map((key) => [key, this.#settings.view(key)])) as DeskSettings
  }

  /** @throws AppError `bad-input` */
  async change(key: DeskSettingKey, value: string, userId: string): Promise<DeskSettings> {
    this.#requireWindow(key, value)
    await this.#settings.change({ [key]: value }, userId)
    return this.view()
  }

  async history(limit: number): Promise<SettingChangeView[]> {
    return (await this.#history.list(limit)).map(viewOf)
  }

  /**
   * Puts the value from before a change back, as a new change. `mayChange` refuses what this desk must not change.
   * @throws AppError `not-found`, `wrong-state` for a secret, whose old value is not kept
   */
  async undo(
    changeId: string,
    userId: string,
    mayChange: (key: string) => void,
  ): Promise<SettingChangeView[]> {
    const change = await this.#history.find(changeId)
    if (change === null || !isSettingKey(change.key)) {
      throw new AppError('not-found', 'This change is not in the history.')
    }
    if (change.secret) {
      throw new AppError(
        'wrong-state',
        'The old value of a secret is not kept, so this cannot be undone. Enter it again instead.',
        { reason: 'secret-not-kept' },
      )
    }
    mayChange(change.key)
    this.#requireWindow(change.key, change.oldValue ?? '')
    await this.#settings.change({ [change.key]: change.oldValue ?? '' }, userId, change.id)
    return this.history(shownChanges)
  }

  /** The window must stay open for some time of the day. */
  #requireWindow(key: SettingKey, value: string): void {
    if (key !== 'calling.opens' && key !== 'calling.closes') return
    const given = value.trim() === '' ? settingDefinitions[key].fallback : value.trim()
    const { opensMinute, closesMinute } = callingWindow((asked) =>
      asked === key ? given : this.#settings.get(asked),
    )
    if (opensMinute < closesMinute) return
    throw new AppError('bad-input', 'Calling must open before it closes.', { field: 'calling.order' })
  }
}

function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingDefinitions, key)
}

function viewOf({ userId: _, ...change }: NamedSettingChange): SettingChangeView {
  return { ...change, undoable: !change.secret && isSettingKey(change.key) }
}
