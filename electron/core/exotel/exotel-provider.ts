import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { Disposable } from '../lifetime.ts'
import type { Clock, Log } from '../ports.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import type {
  AccountBalance,
  CallListQuery,
  CallReport,
  ConnectOutcome,
  ConnectToFlow,
  ConnectTwoNumbers,
  NumberMetadata,
  RecordingStream,
  TelecomProvider,
} from '../telecom/telecom-provider.ts'
import { listCalls } from './call-list.ts'
import { CircuitBreaker } from './circuit-breaker.ts'
import { flowForm, trunkForm, twoNumbersForm } from './connect-form.ts'
import { connectOutcomeOf } from './connect-outcome.ts'
import { providerError } from './error-map.ts'
import type { ExotelAccount } from './exotel-account.ts'
import { type ClientTimeouts, ExotelClient } from './exotel-client.ts'
import { HttpExchange } from './http-exchange.ts'
import { parseBalance, parseNumberMetadata } from './parse-account.ts'
import { parseCallDetails, parseCallList, parseConnectAnswer } from './parse-call.ts'
import { RateBudget } from './rate-budget.ts'
import { isCallId } from './read-values.ts'
import { RecordingDownload, type RecordingTimeouts } from './recording-download.ts'
import { Repeater } from './repeater.ts'

export type ExotelTimeouts = ClientTimeouts & RecordingTimeouts

export type ExotelOptions = {
  readonly account: ExotelAccount
  readonly clock: Clock
  readonly log: Log
  /** For a budget of this client's own; ignored beside `rateBudget`. */
  readonly requestsPerMinute?: number
  /** One for all clients of an account; whoever made it ends it. */
  readonly rateBudget?: RateBudget
  readonly timeouts?: Partial<ExotelTimeouts>
  readonly breaker?: { readonly failuresToOpen: number; readonly coolingMs: number }
  /** From 0 up to but not including 1; spreads repeats. */
  readonly random?: () => number
}

/** A connect is answered only once the operator took the first leg, with other routes tried in between. */
const usualTimeouts: ExotelTimeouts = { connectMs: 30_000, readMs: 15_000, stallMs: 60_000, graceMs: 3000 }

/** High enough that a few unlucky calls in a row are not taken for an outage. */
const usualBreaker = { failuresToOpen: 8, coolingMs: 10_000 }

const mostDetails = 20

export function createExotelProvider(options: ExotelOptions): TelecomProvider & Disposable {
  return new ExotelProvider(options)
}

class ExotelProvider implements TelecomProvider, Disposable {
  readonly name = 'exotel'
  readonly #account: ExotelAccount
  readonly #log: Log
  readonly #closing = new AbortController()
  readonly #http = new HttpExchange()
  readonly #ownBudget: RateBudget | null
  readonly #client: ExotelClient
  readonly #recordings: RecordingDownload
  #disposing: Promise<void> | null = null

  constructor(options: ExotelOptions) {
    const { account, clock, log, rateBudget, breaker = usualBreaker, random = Math.random } = options
    this.#account = account
    this.#log = log
    const budget = rateBudget ?? new RateBudget(clock, options.requestsPerMinute)
    this.#ownBudget = rateBudget ? null : budget
    const closing = this.#closing.signal
    const shared = {
      account,
      http: this.#http,
      budget,
      repeater: new Repeater(clock, budget, random, closing),
      timeouts: { ...usualTimeouts, ...options.timeouts },
      closing,
    }
    this.#client = new ExotelClient({
      ...shared,
      clock,
      log,
      breaker: new CircuitBreaker(clock, log, breaker),
    })
    this.#recordings = new RecordingDownload(shared)
  }

  async connectTwoNumbers(request: ConnectTwoNumbers): Promise<ConnectOutcome> {
    return this.#connect(twoNumbersForm(request))
  }

  async connectToFlow(request: ConnectToFlow): Promise<ConnectOutcome> {
    return this.#connect(flowForm(request, this.#account.accountSid))
  }

  async callDetails(providerCallId: string): Promise<CallReport | null> {
    if (!isCallId(providerCallId)) return null
    try {
      return await this.#client.ask(
        {
          operation: 'call details',
          effect: 'read',
          priority: 'background',
          path: `Calls/${providerCallId}.json`,
          query: { details: 'true' },
        },
        parseCallDetails,
      )
    } catch (thrown) {
      if (thrown instanceof ProviderError && thrown.kind === 'not-found') return null
      throw thrown
    }
  }

  async callDetailsOf(providerCallIds: readonly string[]): Promise<readonly CallReport[]> {
    if (providerCallIds.length > mostDetails) throw new RangeError(`At most ${mostDetails} calls at once`)
    const ids = providerCallIds.filter(isCallId)
    if (ids.length === 0) return []
    const page = await this.#client.ask(
      {
        operation: 'details of many calls',
        effect: 'read',
        priority: 'background',
        path: 'Calls.json',
        query: { Sid: ids.join(',') },
      },
      parseCallList,
    )
    // A provider that does not know the filter would list every call.
    return page.reports.filter((report) => ids.includes(report.providerCallId))
  }

  listCalls(query: CallListQuery): AsyncIterable<CallReport> {
    return listCalls(this.#client, this.#log, query)
  }

  openRecording(url: string, range: string | null): Promise<RecordingStream> {
    return this.#recordings.open(url, range)
  }

  numberMetadata(number: E164): Promise<NumberMetadata> {
    return this.#client.ask(
      {
        operation: 'number metadata',
        effect: 'read',
        priority: 'background',
        path: `Numbers/${encodeURIComponent(trunkForm(number))}.json`,
      },
      parseNumberMetadata,
    )
  }

  balance(): Promise<AccountBalance> {
    return this.#client.ask(
      { operation: 'balance', effect: 'read', priority: 'background', path: 'Balance.json' },
      parseBalance,
    )
  }

  async checkAccount(): Promise<void> {
    try {
      await this.#client.ask(
        {
          operation: 'check of the account',
          effect: 'read',
          priority: 'interactive',
          path: 'Calls.json',
          query: { PageSize: '1' },
          once: true,
        },
        parseCallList,
      )
    } catch (thrown) {
      if (!(thrown instanceof ProviderError) || thrown.kind !== 'not-found') throw thrown
      // The wrong region answers 401 or 404, as a wrong SID does.
      throw providerError('authentication', {
        httpStatus: 404,
        sentence:
          'Exotel knows no such account at this host. Check the account SID, and that the API host is the one of its region.',
      })
    }
  }

  dispose(): Promise<void> {
    this.#disposing ??= this.#end()
    return this.#disposing
  }

  #connect(form: URLSearchParams): Promise<ConnectOutcome> {
    return connectOutcomeOf(
      this.#client.ask(
        {
          operation: 'connect',
          effect: 'connect',
          priority: 'interactive',
          path: 'Calls/connect.json',
          form,
        },
        parseConnectAnswer,
      ),
    )
  }

  async #end(): Promise<void> {
    this.#closing.abort()
    this.#ownBudget?.dispose()
    await this.#client.dispose()
    this.#http.dispose()
  }
}
