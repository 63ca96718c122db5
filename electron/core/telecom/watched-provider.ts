import type { E164 } from '../../../shared/domain/phone-number.ts'
import { ProviderError, type ProviderErrorKind } from './provider-error.ts'
import type { ConnectedProvider } from './telecom-account.ts'
import type {
  AccountBalance,
  CallListQuery,
  CallReport,
  ConnectOutcome,
  ConnectToFlow,
  ConnectTwoNumbers,
  NumberMetadata,
  RecordingStream,
} from './telecom-provider.ts'

/** What the provider's last answer said of the connection to it. */
export type ProviderContact = 'answered' | 'refused' | 'unreachable'

const contactOfKind: Readonly<Record<ProviderErrorKind, ProviderContact>> = {
  authentication: 'refused',
  'insufficient-balance': 'refused',
  'rate-limit': 'answered',
  'invalid-request': 'answered',
  'do-not-disturb': 'answered',
  'not-found': 'answered',
  network: 'unreachable',
  'service-unavailable': 'unreachable',
  'outcome-unknown': 'unreachable',
  'circuit-open': 'unreachable',
}

/** A provider of which every answer is noted, so that the desk can say how the account is doing. */
export class WatchedProvider implements ConnectedProvider {
  readonly name: ConnectedProvider['name']
  readonly #inner: ConnectedProvider
  readonly #onContact: (contact: ProviderContact) => void

  constructor(inner: ConnectedProvider, onContact: (contact: ProviderContact) => void) {
    this.name = inner.name
    this.#inner = inner
    this.#onContact = onContact
  }

  connectTwoNumbers(request: ConnectTwoNumbers): Promise<ConnectOutcome> {
    return this.#watchConnect(this.#inner.connectTwoNumbers(request))
  }

  connectToFlow(request: ConnectToFlow): Promise<ConnectOutcome> {
    return this.#watchConnect(this.#inner.connectToFlow(request))
  }

  callDetails(providerCallId: string): Promise<CallReport | null> {
    return this.#watch(this.#inner.callDetails(providerCallId))
  }

  callDetailsOf(providerCallIds: readonly string[]): Promise<readonly CallReport[]> {
    return this.#watch(this.#inner.callDetailsOf(providerCallIds))
  }

  async *listCalls(query: CallListQuery): AsyncIterable<CallReport> {
    try {
      yield* this.#inner.listCalls(query)
      this.#onContact('answered')
    } catch (thrown) {
      throw this.#noted(thrown)
    }
  }

  openRecording(url: string, range: string | null): Promise<RecordingStream> {
    return this.#inner.openRecording(url, range)
  }

  numberMetadata(number: E164): Promise<NumberMetadata> {
    return this.#watch(this.#inner.numberMetadata(number))
  }

  balance(): Promise<AccountBalance> {
    return this.#watch(this.#inner.balance())
  }

  checkAccount(): Promise<void> {
    return this.#watch(this.#inner.checkAccount())
  }

  async dispose(): Promise<void> {
    await this.#inner.dispose()
  }

  async #watchConnect(connecting: Promise<ConnectOutcome>): Promise<ConnectOutcome> {
    const outcome = await connecting
    this.#onContact(outcome.kind === 'accepted' ? 'answered' : contactOfKind[outcome.error.kind])
    return outcome
  }

  async #watch<Answer>(asking: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await asking
      this.#onContact('answered')
      return answer
    } catch (thrown) {
      throw this.#noted(thrown)
    }
  }

  #noted(thrown: unknown): unknown {
    if (thrown instanceof ProviderError) this.#onContact(contactOfKind[thrown.kind])
    return thrown
  }
}
