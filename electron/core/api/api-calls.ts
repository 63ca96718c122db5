import { AppError } from '../../../shared/app-error.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { CallLedger } from '../calls/call-ledger.ts'
import type { CallIntent, CallPlacer } from '../calls/call-placer.ts'
import type { Store } from '../store/store.ts'
import type { CallFilter } from '../store/tables/call-filter.ts'
import type { CallRecord, CallSide, CallWithNames } from '../store/tables/call-record.ts'
import { sidesOfNumbers } from '../store/tables/people-by-number.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { ApiCall, ApiCallFilter, ApiCalls, ClickToCall, PlacedCall, TestCall } from './api-ports.ts'

/** The calls feature as the integration API asks for it. */
export class CallsForApi implements ApiCalls {
  readonly #store: Store
  readonly #ledger: CallLedger
  readonly #placer: CallPlacer
  readonly #account: TelecomAccount
  readonly #numbers: PhoneNumbersTable

  constructor(parts: { store: Store; ledger: CallLedger; placer: CallPlacer; account: TelecomAccount }) {
    this.#store = parts.store
    this.#ledger = parts.ledger
    this.#placer = parts.placer
    this.#account = parts.account
    this.#numbers = new PhoneNumbersTable(parts.store)
  }

  async clickToCall(request: ClickToCall): Promise<PlacedCall> {
    const { statusCallback, customField } = request
    return this.#place(request.agentNumber, request.customerNumber, {
      purpose: 'agent',
      line: request.line ?? this.#account.defaultLine(),
      record: request.record,
      timeLimitSeconds: request.timeLimitSeconds,
      relay: statusCallback === null ? null : { url: statusCallback, field: customField },
      correlation: request.correlation,
    })
  }

  async testCall(request: TestCall): Promise<PlacedCall> {
    return this.#place(request.from, request.to, {
      purpose: 'test',
      line: request.line,
      record: false,
      timeLimitSeconds: null,
      relay: null,
      correlation: request.correlation,
    })
  }

  async placedFor(correlation: string): Promise<PlacedCall | null> {
    const [call] = await this.#ledger.table.byCorrelations([correlation])
    return call === undefined ? null : this.#placed(call)
  }

  async page(filter: ApiCallFilter): Promise<{ calls: readonly ApiCall[]; total: number }> {
    const { page, limit, number, ...rest } = filter
    const numberId = number === undefined ? undefined : (await this.#numbers.idsOf([number])).get(number)
    if (number !== undefined && numberId === undefined) return { calls: [], total: 0 }
    const stored: CallFilter = numberId === undefined ? rest : { ...rest, numberIds: [numberId] }
    const { table } = this.#ledger
    const [calls, total] = await Promise.all([
      table.page(stored, (page - 1) * limit, limit),
      table.count(stored),
    ])
    return { calls: (await table.withNames(calls)).map(apiCall), total }
  }

  async find(providerCallId: string): Promise<ApiCall | null> {
    const { table } = this.#ledger
    const [named] = await table.withNames(await table.byProviderCallIds('exotel', [providerCallId]))
    return named === undefined ? null : apiCall(named)
  }

  async #place(
    first: E164,
    second: E164,
    rest: Omit<CallIntent, 'bookingId' | 'agentUserId' | 'first' | 'second'>,
  ): Promise<PlacedCall> {
    await this.#numbers.ensure([first, second])
    const sides = await sidesOfNumbers(this.#store, [first, second])
    const agent = sideOf(sides, first)
    const { call, settled } = await this.#placer.place({
      ...rest,
      bookingId: null,
      agentUserId: agent.who === 'agent' ? agent.id : null,
      first: agent,
      second: sideOf(sides, second),
    })
    const settlement = await settled
    if (settlement.error !== null) throw settlement.error
    return this.#placed(settlement.call ?? call)
  }

  async #placed(call: CallRecord): Promise<PlacedCall> {
    const [named] = await this.#ledger.table.withNames([call])
    if (named === undefined) throw new AppError('not-found', 'There is no such call.')
    return {
      callId: call.id,
      providerCallId: call.providerCallId,
      status: call.status,
      fromLabel: named.firstLabel,
      toLabel: named.secondLabel,
      lineLabel: named.lineLabel,
    }
  }
}

type NumberedSide = CallSide & { readonly numberId: string }

function sideOf(sides: ReadonlyMap<E164, NumberedSide>, number: E164): NumberedSide {
  const side = sides.get(number)
  if (side === undefined) throw new Error('A number that was just kept is not there')
  return side
}

/** A call as callers of the API see it. */
export function apiCall(named: CallWithNames): ApiCall {
  const { call } = named
  return {
    id: call.id,
    providerCallId: call.providerCallId,
    provider: call.provider,
    bookingId: named.bookingReference,
    direction: call.direction,
    status: call.status,
    fromLabel: named.firstLabel,
    toLabel: named.secondLabel,
    lineLabel: named.lineLabel,
    talkSeconds: call.talkSeconds,
    price: call.facts.price?.value ?? null,
    startedAt: call.facts.startedAt?.value ?? null,
    answeredAt: call.facts.secondSince.talking ?? null,
    endedAt: call.facts.endedAt?.value ?? null,
    recordingAvailable: call.facts.recordingUrl !== null,
    createdAt: call.requestedAt,
    updatedAt: call.updatedAt,
  }
}
