import type { MaskingSettings } from '../../../shared/contract/masking.ts'
import type { Settings } from '../settings/settings.ts'
import type { Lifetime } from './sessions.ts'

/** How sessions are opened when nobody says otherwise, as Settings has it. */
export class SessionRules {
  readonly #settings: Settings

  constructor(settings: Settings) {
    this.#settings = settings
  }

  lifetime(): Lifetime {
    return {
      // The setting's check lets only whole hours in.
      hours: Number(this.#settings.get('masking.lifetime-hours')),
      sliding: this.#settings.get('masking.sliding') === 'yes',
    }
  }

  recordsCalls(): boolean {
    return this.#settings.get('masking.record-calls') === 'yes'
  }

  view(): MaskingSettings {
    const { hours: lifetimeHours, sliding } = this.lifetime()
    return { lifetimeHours, sliding, recordCalls: this.recordsCalls() }
  }

  async change(
    change: { [Key in keyof MaskingSettings]?: MaskingSettings[Key] | undefined },
    userId: string,
  ): Promise<MaskingSettings> {
    const { lifetimeHours, sliding, recordCalls } = change
    const word = (yes: boolean) => (yes ? 'yes' : 'no')
    await this.#settings.change(
      {
        ...(lifetimeHours !== undefined && { 'masking.lifetime-hours': String(lifetimeHours) }),
        ...(sliding !== undefined && { 'masking.sliding': word(sliding) }),
        ...(recordCalls !== undefined && { 'masking.record-calls': word(recordCalls) }),
      },
      userId,
    )
    return this.view()
  }
}
