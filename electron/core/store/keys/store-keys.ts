import { AppError } from '../../../../shared/app-error.ts'
import { randomText } from '../../ids.ts'
import type { KeySlotKind } from './key-slots.ts'
import { readSlots } from './keys-file.ts'
import { type KeySources, plainCode } from './open-slot.ts'
import { putRecoveryCode } from './store-key.ts'

/** The ways to a store's key, and a new recovery code on its way to becoming one. */
export class StoreKeys {
  readonly #sources: KeySources
  #offered: string | null = null

  constructor(sources: KeySources) {
    this.#sources = sources
  }

  slots(): readonly KeySlotKind[] {
    return readSlots(this.#sources.folder).map(({ kind }) => kind)
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
    await putRecoveryCode(this.#sources, offered)
    this.#offered = null
  }
}
