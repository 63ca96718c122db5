import { existsSync, readdirSync } from 'node:fs'
import { AppError } from '../../../../shared/app-error.ts'
import { randomText } from '../../ids.ts'
import { keysInUse } from '../engine/sealed-under.ts'
import type { StoreUpkeep } from '../store-upkeep.ts'
import { changeKey } from './change-key.ts'
import type { KeySlotKind } from './key-slots.ts'
import { readKeys, writeKeys } from './keys-file.ts'
import { type KeySources, plainCode } from './open-slot.ts'
import { openKeys, putRecoveryCode } from './store-key.ts'

export type StoreKeysParts = KeySources & {
  /** The folder of sealed copies: a key that one of them needs is kept. */
  readonly copies: string
}

/** The ways to a store's key, and a new recovery code on its way to becoming one. */
export class StoreKeys {
  readonly #sources: StoreKeysParts
  /** One change of the file at a time. */
  #turn: Promise<unknown> = Promise.resolve()
  #offered: string | null = null

  constructor(sources: StoreKeysParts) {
    this.#sources = sources
  }

  slots(): readonly KeySlotKind[] {
    return readKeys(this.#sources.folder).slots.map(({ kind }) => kind)
  }

  /** A code to be shown once. Until it was typed back, an earlier one stays and this one opens nothing. */
  offerRecoveryCode(): string {
    this.#offered = (randomText(24).match(/.{4}/g) ?? []).join('-')
    return this.#offered
  }

  /** @throws AppError `bad-input` when it is not the one that was shown last */
  async confirmRecoveryCode(typed: string): Promise<void> {
    const offered = this.#offered
    if (offered === null || plainCode(typed) !== plainCode(offered)) {
      throw new AppError(
        'bad-input',
        'This is not the code that was shown. Look at it again, character by character.',
        {
          field: 'recoveryCode',
        },
      )
    }
    await this.#inTurn(() => putRecoveryCode(this.#sources, offered))
    this.#offered = null
  }

  /**
   * A new key for the store: everything that lies in its folder is sealed under it when this resolves, and killed at any
   * instant the next start goes on from there. The key before stays for as long as a backup needs it.
   * @throws AppError `bad-input` for a wrong recovery code, `wrong-state`, `store-full`
   */
  change(upkeep: Pick<StoreUpkeep, 'useKeys'>, recoveryCode: string | null): Promise<void> {
    return this.#inTurn(async () => {
      await upkeep.useKeys(await changeKey({ ...this.#sources, recoveryCode }))
      await this.#dropOld()
    })
  }

  /** Forgets keys from before a change that no file needs any more. */
  dropOldKeys(): Promise<void> {
    return this.#inTurn(() => this.#dropOld())
  }

  /** How many keys from before a change are still needed. */
  oldKeys(): number {
    return readKeys(this.#sources.folder).older.length
  }

  /** Files that a restore put aside; they hold what was in the store then. */
  hasSetAside(): boolean {
    return readdirSync(this.#sources.folder).some((name) => name.startsWith('set-aside-'))
  }

  async #dropOld(): Promise<void> {
    const { folder, copies, log } = this.#sources
    if (this.oldKeys() === 0) return
    const { keys, slots, older } = await openKeys(this.#sources)
    const used = keysInUse([folder, copies].filter(existsSync), keys)
    const needed = older.filter((_, index) => used.has(keys[index + 1] ?? keys[0]))
    if (needed.length === older.length) return
    writeKeys(folder, { slots, older: needed })
    log.info('store', 'Old keys forgotten', { forgotten: older.length - needed.length, kept: needed.length })
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}
