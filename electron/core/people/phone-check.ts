import { AppError } from '../../../shared/app-error.ts'
import type { CallLedger, RecordedChange } from '../calls/call-ledger.ts'
import type { CallPlacer } from '../calls/call-placer.ts'
import type { Log } from '../ports.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import type { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { People } from './people.ts'

/** The test hangs up by itself; a greeting is all there is to hear. */
const longestTalkSeconds = 15

/**
 * Rings a user's own phone and, when it is picked up, the line itself. That the first leg was answered shows that the
 * number is theirs and reaches them; what becomes of the second does not matter.
 */
export class PhoneCheck {
  readonly #people: People
  readonly #placer: CallPlacer
  readonly #account: TelecomAccount
  readonly #numbers: PhoneNumbersTable
  readonly #log: Log

  constructor(parts: {
    people: People
    ledger: CallLedger
    placer: CallPlacer
    account: TelecomAccount
    numbers: PhoneNumbersTable
    log: Log
  }) {
    this.#people = parts.people
    this.#placer = parts.placer
    this.#account = parts.account
    this.#numbers = parts.numbers
    this.#log = parts.log
    parts.ledger.onChanged((changes) => this.#follow(changes))
  }

  /** @throws AppError as every call that is placed; `wrong-state` while no phone is set. */
  async ring(userId: string): Promise<{ callId: string }> {
    const own = await this.#people.phoneNumberId(userId)
    if (own === null) {
      throw new AppError('wrong-state', 'Your own phone is not set. Set it first, then test it.', {
        reason: 'own-phone-missing',
      })
    }
    const line = this.#account.defaultLine()
    const lineId = (await this.#numbers.ensure([line])).get(line)
    if (lineId === undefined) throw new Error('A number that was just kept is not there')
    const { call } = await this.#placer.place({
      purpose: 'test',
      bookingId: null,
      agentUserId: userId,
      first: { who: 'agent', id: userId, numberId: own },
      second: { who: 'unknown', id: null, numberId: lineId },
      line,
      record: false,
      timeLimitSeconds: longestTalkSeconds,
      relay: null,
      correlation: null,
    })
    return { callId: call.id }
  }

  #follow(changes: readonly RecordedChange[]): void {
    for (const { previous, call } of changes) {
      const { agentUserId, first } = call
      if (call.purpose !== 'test' || agentUserId === null || first.numberId === null) continue
      if (!wasPickedUp(call) || (previous !== null && wasPickedUp(previous))) continue
      this.#people.phoneVerified(agentUserId, first.numberId).catch((cause: unknown) => {
        this.#log.error('people', 'A phone that was picked up could not be marked as verified', { cause })
      })
    }
  }
}

/** Only what was said of the first leg counts: without legs, `busy` may be either phone. */
function wasPickedUp({ facts, status }: CallRecord): boolean {
  const leg = facts.firstLeg?.value
  return leg === 'in-progress' || leg === 'completed' || status === 'in-progress' || status === 'completed'
}
