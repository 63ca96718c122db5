import { AppError } from '../../../shared/app-error.ts'
import type { SettingView } from '../../../shared/contract/settings.ts'
import { newId, randomText } from '../ids.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { type SettingChange, SettingChangesTable } from '../store/tables/setting-changes.ts'
import { SettingsTable, type StoredSetting } from '../store/tables/settings.ts'
import {
  type ProvisionedSettings,
  type SettingDefinition,
  type SettingKey,
  settingDefinitions,
} from './setting-definitions.ts'

/** A change from the screen; an empty text clears the setting. */
export type SettingChanges = Readonly<Partial<Record<SettingKey, string>>>

/** Secrets that others were told: after a change the old one holds for a day beside the new. */
export const rotatingKeys = [
  'hooks.token',
  'hooks.flow-token',
  'events.secret',
] as const satisfies readonly SettingKey[]
export type RotatingKey = (typeof rotatingKeys)[number]
const oldHoldsFor = 24 * 3_600_000
/** Of 5 bits each: 160 bit, above the 128 that a secret in a path needs. */
const secretLength = 32

const keys = Object.keys(settingDefinitions) as SettingKey[]

/** All settings, read once and kept in memory; each knows where its value came from. */
export class Settings {
  readonly #store: Store
  readonly #clock: Clock
  readonly #table: SettingsTable
  readonly #listeners = new Set<(changed: readonly SettingKey[]) => void>()
  readonly #history: SettingChangesTable
  #values: ReadonlyMap<string, StoredSetting> = new Map()
  #names: ReadonlyMap<string, string> = new Map()

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
    this.#table = new SettingsTable(store)
    this.#history = new SettingChangesTable(store)
  }

  /** Reads the stored settings and adds what the environment provides; what was changed in the screen stays. */
  async load(provisioned: ProvisionedSettings): Promise<void> {
    const stored = new Map((await this.#table.all()).map((setting) => [setting.key, setting]))
    const added: StoredSetting[] = []
    for (const key of keys) {
      const provided = provisioned[key]
      const present = stored.get(key)
      if (provided === undefined || (present && present.source !== 'environment')) continue
      if (present?.value === provided.value) continue
      added.push(this.#setting(key, provided.value, 'environment', provided.variable, null))
    }
    for (const key of rotatingKeys) {
      const isSet = stored.has(key) || provisioned[key] !== undefined
      if (!isSet) added.push(this.#setting(key, randomText(secretLength), 'generated', null, null))
    }
    await this.#keep(stored, added, null)
  }

  get(key: SettingKey): string | null {
    const stored = this.#values.get(key)?.value
    if (stored !== undefined && stored !== '') return stored
    return settingDefinitions[key].fallback
  }

  /** Every value that is accepted now: the present one, and for a day after a change the one before. */
  accepted(key: RotatingKey): readonly string[] {
    const previous = this.#values.get(previousKey(key))
    const holds = previous !== undefined && previous.changedAt > this.#clock.now() - oldHoldsFor
    return [this.get(key), holds ? previous.value : null].filter((token) => token !== null)
  }

  view(key: SettingKey): SettingView {
    const stored = this.#values.get(key)
    const { secret } = settingDefinitions[key] as SettingDefinition
    const value = this.get(key)
    return {
      value: secret && value !== null ? `•••• ${value.slice(-4)}` : value,
      secret,
      source: stored?.source ?? 'default',
      variable: stored?.variable ?? null,
      changedAt: stored?.changedAt ?? null,
      changedBy: this.#names.get(stored?.changedBy ?? '') ?? null,
    }
  }

  /** Until when the value before the present one is accepted too; null when it is not. */
  previousHoldsUntil(key: RotatingKey): number | null {
    const previous = this.#values.get(previousKey(key))
    const until = (previous?.changedAt ?? 0) + oldHoldsFor
    return previous !== undefined && until > this.#clock.now() ? until : null
  }

  /** A new secret of our own making in place of the present one, which holds for another day. */
  async rotate(key: RotatingKey, changedBy: string): Promise<void> {
    await this.#change([this.#setting(key, randomText(secretLength), 'generated', null, changedBy)], null)
  }

  /** Checks all first and then keeps all. @throws AppError `bad-input` with the setting as `field`. */
  async change(
    changes: SettingChanges,
    changedBy: string | null,
    undoes: string | null = null,
  ): Promise<void> {
    const changed: StoredSetting[] = []
    for (const key of keys) {
      const text = changes[key]
      if (text === undefined) continue
      changed.push(this.#setting(key, checked(key, text), 'screen', null, changedBy))
    }
    if (changed.length > 0) await this.#change(changed, undoes)
  }

  onChange(listener: (changed: readonly SettingKey[]) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  async #change(settings: readonly StoredSetting[], undoes: string | null): Promise<void> {
    await this.#keep(new Map(this.#values), settings, undoes)
    const changed = keys.filter((key) => settings.some((setting) => setting.key === key))
    for (const listener of this.#listeners) listener(changed)
  }

  async #keep(
    values: Map<string, StoredSetting>,
    settings: readonly StoredSetting[],
    undoes: string | null,
  ): Promise<void> {
    const kept = [
      ...settings,
      ...settings.flatMap((setting) => replacedToken(values.get(setting.key), setting)),
    ]
    const statements = [
      ...kept.map((setting) => this.#table.put(setting)),
      ...settings.map((setting) =>
        this.#history.add(changeOf(values.get(setting.key)?.value ?? null, setting, undoes)),
      ),
    ]
    if (statements.length > 0) await this.#store.write(statements)
    for (const setting of kept) values.set(setting.key, setting)
    this.#values = values
    this.#names = await this.#table.namesOfUsers()
  }

  #setting(
    key: SettingKey,
    value: string,
    source: StoredSetting['source'],
    variable: string | null,
    changedBy: string | null,
  ): StoredSetting {
    return { key, value, source, variable, changedAt: this.#clock.now(), changedBy }
  }
}

function previousKey(key: string): string {
  return `${key}.previous`
}

function changeOf(old: string | null, fresh: StoredSetting, undoes: string | null): SettingChange {
  // `#setting` makes them with keys of the table only.
  const { secret } = settingDefinitions[fresh.key as SettingKey] as SettingDefinition
  return {
    id: newId('change'),
    key: fresh.key,
    at: fresh.changedAt,
    source: fresh.source,
    variable: fresh.variable,
    userId: fresh.changedBy,
    secret,
    oldValue: secret ? null : old,
    newValue: secret ? null : fresh.value,
    undoes,
  }
}

/** A token that was replaced, kept beside the new one. */
function replacedToken(old: StoredSetting | undefined, fresh: StoredSetting): StoredSetting[] {
  const isRotated =
    old !== undefined && old.value !== fresh.value && rotatingKeys.some((key) => key === fresh.key)
  return isRotated ? [{ ...old, key: previousKey(old.key), changedAt: fresh.changedAt }] : []
}

function checked(key: SettingKey, text: string): string {
  if (text.trim() === '') return ''
  const check = settingDefinitions[key].check(text)
  if (check.ok) return check.value
  throw new AppError('bad-input', `This value ${check.problem}.`, { field: key, reason: 'setting' })
}
